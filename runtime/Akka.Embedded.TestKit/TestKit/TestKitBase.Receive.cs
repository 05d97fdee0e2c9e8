using System.Runtime.CompilerServices;

namespace Akka.TestKit;

/// <content>Looking at one message after the other.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message, or null where none comes in time.</summary>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TryReceiveOne(out var envelope, max, cancellationToken) ? envelope.Message : null;

    /// <summary>The next message, or null where none comes in time.</summary>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var envelope = await TakeAsync(max, cancellationToken).ConfigureAwait(false);
        return envelope is NullMessageEnvelope ? null : envelope.Message;
    }

    /// <summary>The next message with its sender; false where none comes in time. A negative time waits for ever, zero not at all.</summary>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var found = _inbox.TryTake(Limit(max), cancellationToken, out envelope);
        _last = envelope;
        return found;
    }

    /// <summary>Looks at the next message and leaves it there; null where none comes in time.</summary>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        _inbox.TryPeek(Limit(max), cancellationToken, out var envelope) ? envelope.Message : null;

    /// <summary>So many messages in a row; fails where they do not all come in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveN(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>So many messages in a row; fails where they do not all come in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(Dilated(max));
        var messages = new List<object>(numberOfMessages);
        while (messages.Count < numberOfMessages)
        {
            if (!TryReceiveOne(out var envelope, deadline.Left, cancellationToken))
                _assertions.Fail($"Timeout ({max}) while expecting {numberOfMessages} messages. Only got {messages.Count}");
            messages.Add(envelope.Message);
        }
        return messages;
    }

    /// <summary>So many messages in a row; fails where they do not all come in time.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveNAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>So many messages in a row; fails where they do not all come in time.</summary>
    public async IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(Dilated(max));
        for (var received = 0; received < numberOfMessages; received++)
        {
            var envelope = await TakeAsync(deadline.Left, cancellationToken).ConfigureAwait(false);
            if (envelope is NullMessageEnvelope)
                _assertions.Fail($"Timeout ({max}) while expecting {numberOfMessages} messages. Only got {received}");
            yield return envelope.Message;
        }
    }

    /// <summary>Looks at messages until one fits; fails where none comes in time.</summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Looks at messages until one of the type fits; fails where none comes in time.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(RemainingOrDilated(max));
        while (TryReceiveOne(out var envelope, deadline.Left, cancellationToken))
        {
            if (envelope.Message is T message && isMessage(message))
                return message;
        }
        _assertions.Fail($"Timeout ({RemainingOrDilated(max)}) during FishForMessage of {typeof(T)} {hint}");
        return default!;
    }

    /// <summary>Looks at messages until one of the type fits; fails where none comes in time.</summary>
    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(RemainingOrDilated(max));
        while (await TakeAsync(deadline.Left, cancellationToken).ConfigureAwait(false) is RealMessageEnvelope envelope)
        {
            if (envelope.Message is T message && isMessage(message))
                return message;
        }
        _assertions.Fail($"Timeout ({RemainingOrDilated(max)}) during FishForMessage of {typeof(T)} {hint}");
        return default!;
    }

    private async ValueTask<MessageEnvelope> TakeAsync(TimeSpan? max, CancellationToken cancellationToken)
    {
        _last = await _inbox.TakeAsync(Limit(max), cancellationToken).ConfigureAwait(false);
        return _last;
    }

    private TimeSpan Limit(TimeSpan? max)
    {
        var limit = max ?? RemainingOrDefault;
        return limit < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : limit;
    }
}
