using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Where a task's outcome goes: the state behind PipeTo. It runs on the thread that completes the task, and tells.</summary>
internal abstract class Piping(ICanTell recipient, IActorRef? sender, Func<Exception, object>? failure)
{
    internal Task Pipe(Task task)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        if (!task.IsCompleted)
            return task.ContinueWith(
                static (done, piping) => ((Piping)piping!).Deliver(done), this,
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Deliver(task);
        return Task.CompletedTask;
    }

    /// <summary>The message for a task that succeeded; null for none.</summary>
    protected abstract object? Succeeded(Task task);

    private void Deliver(Task task)
    {
        object? message;
        try
        {
            message = task.IsCompletedSuccessfully ? Succeeded(task) : Failed(Cause(task));
        }
        catch (Exception e)
        {
            message = Failed(e);
        }
        if (message is not null)
            recipient.Tell(message, sender);
    }

    private object Failed(Exception cause) => failure is null ? new Status.Failure(cause) : failure(cause);

    private static Exception Cause(Task task)
    {
        if (task.Exception is not { } errors)
            return new TaskCanceledException(task);
        return errors.InnerExceptions.Count == 1 ? errors.InnerExceptions[0] : errors;
    }
}

/// <summary>For a task without a result.</summary>
internal sealed class EndPiping(ICanTell recipient, IActorRef? sender, Func<object>? success, Func<Exception, object>? failure)
    : Piping(recipient, sender, failure)
{
    protected override object? Succeeded(Task task) => success?.Invoke();
}

/// <summary>For a task with a result.</summary>
internal sealed class ResultPiping<T>(ICanTell recipient, IActorRef? sender, Func<T, object>? success, Func<Exception, object>? failure)
    : Piping(recipient, sender, failure)
{
    protected override object? Succeeded(Task task)
    {
        var result = ((Task<T>)task).Result;
        return success is null ? result : success(result);
    }
}
