namespace Akka.Embedded;

/// <summary>
/// Runs actors' turns. Every thread hop of the runtime goes through here, so that a simulation can put one thread and an order of its
/// own in the place of the thread pool.
/// </summary>
public abstract class ActorDispatcher
{
    /// <summary>How many messages an actor handles before others get their turn.</summary>
    public virtual int Throughput => 50;

    /// <summary>True where work runs only while the owner pumps, so that nobody may block for it.</summary>
    public virtual bool NeedsPumping => false;

    /// <summary>Runs the work soon, once, on a thread of the dispatcher's choice.</summary>
    public abstract void Schedule(IThreadPoolWorkItem work);
}
