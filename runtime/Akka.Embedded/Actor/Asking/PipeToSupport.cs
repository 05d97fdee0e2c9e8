using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>From a task to a message: the only way for an actor to go on after asynchronous work.</summary>
public static class PipeToSupport
{
    /// <summary>
    /// Sends the task's result, or what <paramref name="success"/> makes of it; where the task fails, a <see cref="Status.Failure"/> or what
    /// <paramref name="failure"/> makes of the exception.
    /// </summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null,
        Func<Exception, object>? failure = null)
    {
        ArgumentNullException.ThrowIfNull(taskToPipe);
        return new ResultPiping<T>(recipient, sender, success, failure).Pipe(taskToPipe);
    }

    /// <summary>As above; without <paramref name="success"/> nothing is sent where the task succeeds.</summary>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null,
        Func<Exception, object>? failure = null)
    {
        ArgumentNullException.ThrowIfNull(taskToPipe);
        return new EndPiping(recipient, sender, success, failure).Pipe(taskToPipe);
    }

    /// <summary>As for a task.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null,
        Func<Exception, object>? failure = null) => taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

    /// <summary>As for a task.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null,
        Func<Exception, object>? failure = null) => taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);
}
