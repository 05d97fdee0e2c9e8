using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The continuation behind PipeTo: it runs on the thread that completes the task, and tells.</summary>
internal static class Piping
{
    internal static Task Pipe(
        Task task, ICanTell recipient, IActorRef? sender, Func<Task, object?> success, Func<Exception, object>? failure)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        if (!task.IsCompleted)
            return task.ContinueWith(
                done => Deliver(done, recipient, sender, success, failure),
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Deliver(task, recipient, sender, success, failure);
        return Task.CompletedTask;
    }

    private static void Deliver(
        Task task, ICanTell recipient, IActorRef? sender, Func<Task, object?> success, Func<Exception, object>? failure)
    {
        object? message;
        try
        {
            message = task.IsCompletedSuccessfully ? success(task) : Failed(Cause(task), failure);
        }
        catch (Exception e)
        {
            message = Failed(e, failure);
        }
        if (message is not null)
            recipient.Tell(message, sender);
    }

    private static object Failed(Exception cause, Func<Exception, object>? failure) =>
        failure is null ? new Status.Failure(cause) : failure(cause);

    private static Exception Cause(Task task)
    {
        if (task.Exception is not { } errors)
            return new TaskCanceledException(task);
        return errors.InnerExceptions.Count == 1 ? errors.InnerExceptions[0] : errors;
    }
}
