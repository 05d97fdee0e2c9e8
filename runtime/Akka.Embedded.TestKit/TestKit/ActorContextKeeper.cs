using Akka.Embedded.Runtime;

namespace Akka.TestKit;

/// <summary>
/// Makes the test actor the sender of what the test tells: the test runs as if inside of it, on whatever thread it goes on after an await.
/// </summary>
internal sealed class ActorContextKeeper(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Keeper.Run(work.Callback, work.State), (Keeper: this, Callback: d, State: state), false);

    public override void Send(SendOrPostCallback d, object? state) => Run(d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>From now on this thread runs as if inside of the actor.</summary>
    internal void TakeThread()
    {
        ActorCell.Enter(cell);
        SetSynchronizationContext(this);
    }

    /// <summary>Gives the thread back, where it is one that was taken.</summary>
    internal void ReleaseThread(SynchronizationContext? before)
    {
        if (ActorCell.Current == cell)
            ActorCell.Leave(null);
        if (Current == this)
            SetSynchronizationContext(before);
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        var outerContext = Current;
        SetSynchronizationContext(this);
        var outer = ActorCell.Enter(cell);
        try
        {
            callback(state);
        }
        finally
        {
            ActorCell.Leave(outer);
            SetSynchronizationContext(outerContext);
        }
    }
}
