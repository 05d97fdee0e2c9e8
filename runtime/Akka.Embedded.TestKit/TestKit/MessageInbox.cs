using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The messages that a test actor got and the test has not looked at yet.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Without its wait handle a SemaphoreSlim holds nothing")]
internal sealed class MessageInbox
{
    private readonly LinkedList<MessageEnvelope> _messages = new();
    private readonly SemaphoreSlim _available = new(0);

    internal Func<object, bool>? Ignored { get; set; }

    internal bool HasMessages
    {
        get
        {
            lock (_messages)
                return _messages.Count > 0;
        }
    }

    internal void Put(object message, IActorRef sender)
    {
        if (Ignored?.Invoke(message) == true)
            return;
        lock (_messages)
            _messages.AddLast(new RealMessageEnvelope(message, sender));
        _available.Release();
    }

    internal bool TryTake(TimeSpan timeout, CancellationToken cancellationToken, out MessageEnvelope envelope)
    {
        envelope = _available.Wait(timeout, cancellationToken) ? Take() : NullMessageEnvelope.None;
        return envelope is not NullMessageEnvelope;
    }

    internal async ValueTask<MessageEnvelope> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await _available.WaitAsync(timeout, cancellationToken).ConfigureAwait(false) ? Take() : NullMessageEnvelope.None;

    internal bool TryPeek(TimeSpan timeout, CancellationToken cancellationToken, out MessageEnvelope envelope)
    {
        envelope = NullMessageEnvelope.None;
        if (!_available.Wait(timeout, cancellationToken))
            return false;
        lock (_messages)
            envelope = _messages.First!.Value;
        _available.Release();
        return true;
    }

    private MessageEnvelope Take()
    {
        lock (_messages)
        {
            var first = _messages.First!.Value;
            _messages.RemoveFirst();
            return first;
        }
    }
}
