using Akka.Embedded.Runtime;

namespace Akka.Persistence;

/// <summary>
/// A persistent actor that registers handlers per type: of commands in its constructor and inside <see cref="Become"/>, of what is
/// recovered in its constructor. The first handler that fits gets the message.
/// </summary>
public abstract class ReceivePersistentActor : UntypedPersistentActor
{
    private readonly MessageHandlers _commands = new();
    private readonly MessageHandlers _recovers = new();
    private MessageHandlers? _registering;
    private bool _isConstructed;

    /// <summary>For subclasses.</summary>
    protected ReceivePersistentActor() => _registering = _commands;

    private MessageHandlers Commands => _registering
        ?? throw new InvalidOperationException("Command is for the constructor and for inside of Become");

    private MessageHandlers Recovers => _isConstructed
        ? throw new InvalidOperationException("Recover is for the constructor")
        : _recovers;

    /// <inheritdoc/>
    protected sealed override void OnCommand(object message) => Handle(_commands, message);

    /// <inheritdoc/>
    protected sealed override void OnRecover(object message) => Handle(_recovers, message);

    /// <summary>Takes the handlers that <paramref name="configure"/> registers in the place of the present ones.</summary>
    protected void Become(Action configure) => Cell.Become(Behavior(configure));

    /// <summary>As <see cref="Become"/>, with a way back by <see cref="Akka.Actor.ActorBase.UnbecomeStacked"/>.</summary>
    protected void BecomeStacked(Action configure) => Cell.BecomeStacked(Behavior(configure));

    /// <summary>Handles commands of a type, where the condition holds.</summary>
    protected void Command<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Commands.Add(new TypedHandler<T>(handler, shouldHandle));

    /// <summary>Handles commands of a type where the condition holds.</summary>
    protected void Command<T>(Predicate<T> shouldHandle, Action<T> handler) => Command(handler, shouldHandle);

    /// <summary>Handles commands of a type; false passes the command on to later handlers.</summary>
    protected void Command<T>(Func<T, bool> handler) => Commands.Add(new DecidingHandler<T>(handler));

    /// <summary>Handles commands of a type, where the condition holds.</summary>
    protected void Command(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Commands.Add(new RuntimeTypeHandler(messageType, handler, shouldHandle));

    /// <summary>Handles commands of a type where the condition holds.</summary>
    protected void Command(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Command(messageType, handler, shouldHandle);

    /// <summary>Handles whatever command no earlier handler took. No handler can come after it.</summary>
    protected void Command(Action<object> handler) => CommandAny(handler);

    /// <summary>Handles whatever command no earlier handler took. No handler can come after it.</summary>
    protected void CommandAny(Action<object> handler) => Command<object>(handler);

    /// <summary>Recovers from events of a type, where the condition holds.</summary>
    protected void Recover<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Recovers.Add(new TypedHandler<T>(handler, shouldHandle));

    /// <summary>Recovers from events of a type where the condition holds.</summary>
    protected void Recover<T>(Predicate<T> shouldHandle, Action<T> handler) => Recover(handler, shouldHandle);

    /// <summary>Recovers from events of a type; false passes the event on to later handlers.</summary>
    protected void Recover<T>(Func<T, bool> handler) => Recovers.Add(new DecidingHandler<T>(handler));

    /// <summary>Recovers from events of a type, where the condition holds.</summary>
    protected void Recover(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Recovers.Add(new RuntimeTypeHandler(messageType, handler, shouldHandle));

    /// <summary>Recovers from events of a type where the condition holds.</summary>
    protected void Recover(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Recover(messageType, handler, shouldHandle);

    /// <summary>Recovers from whatever no earlier handler took. No handler can come after it.</summary>
    protected void RecoverAny(Action<object> handler) => Recover<object>(handler);

    internal override void CompleteConstruction()
    {
        _registering = null;
        _isConstructed = true;
    }

    private Akka.Actor.UntypedReceive Behavior(Action configure)
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
        if (!handlers.TryHandle(message)) Unhandled(message);
    }
}
