using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>
/// An actor that registers a handler per type of message, in its constructor and inside <see cref="Become"/>. The first handler that fits
/// gets the message.
/// </summary>
public abstract class ReceiveActor : UntypedActor
{
    private readonly MessageHandlers _initial = new();
    private MessageHandlers? _registering;

    /// <summary>For subclasses.</summary>
    protected ReceiveActor() => _registering = _initial;

    private MessageHandlers Registering => _registering
        ?? throw new InvalidOperationException("Receive is for the constructor and for inside of Become");

    /// <inheritdoc />
    protected sealed override void OnReceive(object message) => Handle(_initial, message);

    /// <summary>Takes the handlers that <paramref name="configure"/> registers in the place of the present ones.</summary>
    protected void Become(Action configure) => base.Become(Behavior(configure));

    /// <summary>As <see cref="Become"/>, with a way back by <see cref="ActorBase.UnbecomeStacked"/>.</summary>
    protected void BecomeStacked(Action configure) => base.BecomeStacked(Behavior(configure));

    /// <summary>Handles messages of a type, where the condition holds.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Registering.Add(new TypedHandler<T>(handler, shouldHandle));

    /// <summary>Handles messages of a type where the condition holds.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type; false passes the message on to later handlers.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Registering.Add(new DecidingHandler<T>(handler));

    /// <summary>Handles messages of a type, where the condition holds.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Registering.Add(new RuntimeTypeHandler(messageType, handler, shouldHandle));

    /// <summary>Handles messages of a type where the condition holds.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>Handles whatever no earlier handler took. No handler can come after it.</summary>
    protected void ReceiveAny(Action<object> handler) => Receive<object>(handler);

    internal override void CompleteConstruction() => _registering = null;

    private UntypedReceive Behavior(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var outer = _registering;
        var handlers = new MessageHandlers();
        _registering = handlers;
        try
        {
            configure();
        }
        finally
        {
            _registering = outer;
        }
        return message => Handle(handlers, message);
    }

    private void Handle(MessageHandlers handlers, object message)
    {
        if (!handlers.TryHandle(message))
            Unhandled(message);
    }
}
