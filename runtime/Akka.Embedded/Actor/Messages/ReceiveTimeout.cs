namespace Akka.Actor;

/// <summary>Tells an actor that nothing came for as long as it set with <see cref="IActorContext.SetReceiveTimeout"/>.</summary>
public class ReceiveTimeout : IPossiblyHarmful
{
    private ReceiveTimeout()
    {
    }

    /// <summary>The one message.</summary>
    public static ReceiveTimeout Instance { get; } = new();
}
