namespace Akka.Embedded.Runtime;

/// <summary>Handles the messages that it fits.</summary>
internal abstract class MessageHandler
{
    internal virtual bool CatchesAll => false;

    internal abstract bool TryHandle(object message);
}

internal sealed class TypedHandler<T>(Action<T> handler, Predicate<T>? condition) : MessageHandler
{
    internal override bool CatchesAll => typeof(T) == typeof(object) && condition is null;

    internal override bool TryHandle(object message)
    {
        if (message is not T typed || (condition is not null && !condition(typed)))
            return false;
        handler(typed);
        return true;
    }
}

internal sealed class DecidingHandler<T>(Func<T, bool> handler) : MessageHandler
{
    internal override bool TryHandle(object message) => message is T typed && handler(typed);
}

internal sealed class RuntimeTypeHandler(Type type, Action<object> handler, Predicate<object>? condition) : MessageHandler
{
    internal override bool CatchesAll => type == typeof(object) && condition is null;

    internal override bool TryHandle(object message)
    {
        if (!type.IsInstanceOfType(message) || (condition is not null && !condition(message)))
            return false;
        handler(message);
        return true;
    }
}
