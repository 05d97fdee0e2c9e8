using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Persistence;

/// <summary>A step that an incarnation takes in its own turn, before its messages. Another incarnation does not take it; a failed one waits for its supervisor.</summary>
internal sealed class ActorTurn(ActorBase actor, Action step) : SystemMessage
{
    internal override bool WaitsForSupervisor => true;

    internal override void Apply(ActorCell cell)
    {
        if (cell.Actor == actor && cell.Fault?.Awaited != AwaitedEnd.Termination) step();
    }

    private void Enqueue() => actor.Cell.Mailbox.EnqueueSystem(this);

    /// <summary>Takes the step soon.</summary>
    public static void Soon(ActorBase actor, Action step) => new ActorTurn(actor, step).Enqueue();

    /// <summary>Takes the step when the task has ended.</summary>
    public static void After(ActorBase actor, Task task, Action step)
    {
        var turn = new ActorTurn(actor, step);
        if (task.IsCompleted) turn.Enqueue();
        else task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(turn.Enqueue);
    }
}
