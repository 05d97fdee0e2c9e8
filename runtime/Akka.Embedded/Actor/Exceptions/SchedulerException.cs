namespace Akka.Actor;

/// <summary>The scheduler cannot do what was asked.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>With a message.</summary>
    public SchedulerException(string message)
        : base(message)
    {
    }
}
