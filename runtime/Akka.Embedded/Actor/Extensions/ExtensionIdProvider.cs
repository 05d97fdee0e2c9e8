namespace Akka.Actor;

/// <summary>The usual base of an extension's id: two ids of one type are the same id.</summary>
public abstract class ExtensionIdProvider<T> : IExtensionId<T>
    where T : class, IExtension
{
    /// <summary>For subclasses.</summary>
    protected ExtensionIdProvider()
    {
    }

    /// <inheritdoc />
    public Type ExtensionType => typeof(T);

    /// <inheritdoc />
    public T Apply(ActorSystem system) => (T)system.RegisterExtension(this);

    /// <inheritdoc />
    public T Get(ActorSystem system) => system.GetExtension<T>();

    /// <inheritdoc />
    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    object IExtensionId.Get(ActorSystem system) => Get(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ExtensionIdProvider<T>;

    /// <inheritdoc />
    public override int GetHashCode() => typeof(T).GetHashCode();
}
