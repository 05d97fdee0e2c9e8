using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Runs inside of a test actor for each message, before the test sees it.</summary>
public abstract class AutoPilot
{
    /// <summary>For subclasses.</summary>
    protected AutoPilot()
    {
    }

    /// <summary>Says: nobody flies.</summary>
    public static NoAutoPilot NoAutoPilot { get; } = new();

    /// <summary>Says: the same again for the next message.</summary>
    public static KeepRunning KeepRunning { get; } = new();

    /// <summary>Handles a message and says who handles the next.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>Does nothing.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    internal NoAutoPilot()
    {
    }

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) => this;
}

/// <summary>Stands for the pilot that returned it.</summary>
public sealed class KeepRunning : AutoPilot
{
    internal KeepRunning()
    {
    }

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning only says to go on with the pilot that returned it");
}

/// <summary>A pilot given as a function.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);

/// <summary>A pilot given as a function.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _autoPilotDelegate;

    /// <summary>Makes a pilot of a function.</summary>
    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _autoPilotDelegate = autoPilotDelegate;

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) => _autoPilotDelegate(sender, message);
}
