using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>Sending a message and getting the answer as a task.</summary>
public static class Futures
{
    /// <summary>Asks for anything.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Asks for anything.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    /// <summary>Asks for anything.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Asks for a <typeparamref name="T"/>.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Asks for a <typeparamref name="T"/>.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <summary>
    /// Asks for a <typeparamref name="T"/>. The task fails with <see cref="AskTimeoutException"/> after the timeout (null waits for ever), with
    /// the cause of a <see cref="Status.Failure"/>, or with <see cref="ArgumentException"/> where the answer is of another type.
    /// </summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <summary>As above, with a message that has the reference for the answer in it.</summary>
    public static Task<T> Ask<T>(
        this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(messageFactory);
        var system = ActorRefAccess.System(self)
            ?? throw new ArgumentException($"{self} belongs to no actor system: it cannot be asked", nameof(self));
        var answer = new AskRef<T>(system);
        answer.Limit(timeout, cancellationToken);
        self.Tell(messageFactory(answer), answer);
        return answer.Task;
    }
}
