using Akka.Actor;

namespace Akka.TestKit;

/// <content>Expecting the next message.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message is of the type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Next(duration, cancellationToken), null, hint);

    /// <summary>The next message equals this one.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Next(timeout, cancellationToken), (actual, _) => _assertions.AssertEqual(message, actual, hint ?? ""), hint);

    /// <summary>The next message equals this one by the comparer.</summary>
    public T ExpectMsg<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect<T>(Next(timeout, cancellationToken), (actual, _) => _assertions.AssertEqual(expected, actual, comparer, hint ?? ""), hint);

    /// <summary>The next message is of the type, and it holds.</summary>
    public T ExpectMsg<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Next(timeout, cancellationToken), (actual, _) => AssertHolds(isMessage(actual), actual, hint), hint);

    /// <summary>The next message is of the type, and the assertions pass.</summary>
    public T ExpectMsg<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Next(timeout, cancellationToken), (actual, _) => assert(actual), hint);

    /// <summary>The next message is of the type, and it holds for message and sender.</summary>
    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect<T>(Next(timeout, cancellationToken), (actual, sender) => AssertHolds(isMessageAndSender(actual, sender), actual, hint), hint);

    /// <summary>The next message is of the type, and the assertions pass.</summary>
    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(Next(timeout, cancellationToken), assertMessageAndSender, hint);

    /// <summary>The next message is of the type and from this sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Next(duration, cancellationToken), (actual, from) => AssertSender(sender, from, actual, hint), hint);

    /// <summary>The next message equals this one and is from this sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(
            Next(timeout, cancellationToken),
            (actual, from) =>
            {
                AssertSender(sender, from, actual, hint);
                _assertions.AssertEqual(message, actual, hint ?? "");
            },
            hint);

    /// <summary>The next messages are these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages)
    {
        var missing = messages.ToList();
        var received = new List<T>();
        foreach (var message in ReceiveN(messages.Length).Cast<T>())
        {
            received.Add(message);
            missing.Remove(message);
        }
        _assertions.AssertTrue(missing.Count == 0, $"Not received: {string.Join(", ", missing)}. Received: {string.Join(", ", received)}");
        return received;
    }

    /// <summary>The next message is one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Expect<T>(Next(null, cancellationToken), (actual, _) => AssertHolds(messages.Contains(actual), actual, "one of those expected"), null);

    /// <summary>The test actor is told of the end of the actor, which it watches.</summary>
    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<Terminated>(
            Next(timeout, cancellationToken), (end, _) => _assertions.AssertEqual(target.Path, end.ActorRef.Path, hint ?? ""), hint);

    /// <summary>Nothing comes for the default wait.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => ExpectNoMsg(RemainingOrDefault, cancellationToken);

    /// <summary>Nothing comes for so long.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        if (TryReceiveOne(out var envelope, Dilated(duration), cancellationToken))
            _assertions.Fail($"Expected no messages during {duration}, instead we received {envelope}");
    }

    /// <summary>Nothing comes for so many milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private MessageEnvelope Next(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        TryReceiveOne(out var envelope, RemainingOrDilated(timeout), cancellationToken);
        return envelope;
    }

    private T Expect<T>(MessageEnvelope envelope, Action<T, IActorRef>? assert, string? hint)
    {
        if (envelope is NullMessageEnvelope)
            _assertions.Fail($"Timeout while waiting for a message of type {typeof(T)} at {TestActor.Path}. {hint}");
        if (envelope.Message is not T message)
        {
            _assertions.Fail($"Expected a message of type {typeof(T)}, but received {envelope} instead. {hint}");
            return default!;
        }
        assert?.Invoke(message, envelope.Sender);
        return message;
    }

    private void AssertHolds(bool holds, object? actual, string? hint) =>
        _assertions.AssertTrue(holds, $"Got a message of the expected type <{actual}>, but it is not what was expected. {hint}");

    private void AssertSender(IActorRef expected, IActorRef actual, object? message, string? hint) =>
        _assertions.AssertTrue(expected.Equals(actual), $"Expected <{message}> from {expected}, but it came from {actual}. {hint}");
}
