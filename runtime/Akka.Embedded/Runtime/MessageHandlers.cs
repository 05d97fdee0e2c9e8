namespace Akka.Embedded.Runtime;

/// <summary>The handlers that a ReceiveActor registered, tried in their order.</summary>
internal sealed class MessageHandlers
{
    private MessageHandler[] _handlers = [];
    private int _count;
    private bool _catchesAll;

    internal void Add(MessageHandler handler)
    {
        if (_catchesAll)
            throw new InvalidOperationException("A handler that catches all messages is there already: no later one would ever be called");
        if (_count == _handlers.Length)
            Array.Resize(ref _handlers, Math.Max(2, _count * 2));
        _handlers[_count++] = handler;
        _catchesAll = handler.CatchesAll;
    }

    internal bool TryHandle(object message)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_handlers[i].TryHandle(message))
                return true;
        }
        return false;
    }
}
