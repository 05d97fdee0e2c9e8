using Akka.Actor;

namespace Akka.TestKit;

/// <content>Expecting the next message without blocking a thread.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message is of the type.</summary>
    public async ValueTask<T> ExpectMsgAsync<T>(
        TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(await NextAsync(duration, cancellationToken).ConfigureAwait(false), null, hint);

    /// <summary>The next message equals this one.</summary>
    public async ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(
            await NextAsync(timeout, cancellationToken).ConfigureAwait(false),
            (actual, _) => _assertions.AssertEqual(message, actual, hint ?? ""), hint);

    /// <summary>The next message is of the type, and it holds.</summary>
    public async ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(
            await NextAsync(timeout, cancellationToken).ConfigureAwait(false),
            (actual, _) => AssertHolds(isMessage(actual), actual, hint), hint);

    /// <summary>The next message is of the type, and the assertions pass.</summary>
    public async ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(await NextAsync(timeout, cancellationToken).ConfigureAwait(false), (actual, _) => assert(actual), hint);

    /// <summary>The next message is of the type and from this sender.</summary>
    public async ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(
            await NextAsync(duration, cancellationToken).ConfigureAwait(false),
            (actual, from) => AssertSender(sender, from, actual, hint), hint);

    /// <summary>The test actor is told of the end of the actor, which it watches.</summary>
    public async ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<Terminated>(
            await NextAsync(timeout, cancellationToken).ConfigureAwait(false),
            (end, _) => _assertions.AssertEqual(target.Path, end.ActorRef.Path, hint ?? ""), hint);

    /// <summary>Nothing comes for the default wait.</summary>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(RemainingOrDefault, cancellationToken);

    /// <summary>Nothing comes for so many milliseconds.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>Nothing comes for so long.</summary>
    public async ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        var envelope = await TakeAsync(Dilated(duration), cancellationToken).ConfigureAwait(false);
        if (envelope is RealMessageEnvelope)
            _assertions.Fail($"Expected no messages during {duration}, instead we received {envelope}");
    }

    private ValueTask<MessageEnvelope> NextAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        TakeAsync(RemainingOrDilated(timeout), cancellationToken);
}
