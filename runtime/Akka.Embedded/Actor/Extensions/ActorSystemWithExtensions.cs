namespace Akka.Actor;

/// <summary>Extensions by the type of their id.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The extension that the id type makes; made now if it is not there.</summary>
    public static T WithExtension<T, TI>(this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId => system.WithExtension<T>(typeof(TI));

    /// <summary>The extension that the id type makes; made now if it is not there.</summary>
    public static T WithExtension<T>(this ActorSystem system, Type extensionId)
        where T : class, IExtension =>
        system.TryGetExtension<T>(out var present)
            ? present
            : (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId)!);
}
