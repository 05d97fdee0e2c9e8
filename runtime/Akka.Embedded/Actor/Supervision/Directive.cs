namespace Akka.Actor;

/// <summary>What a supervisor does with a child that failed.</summary>
public enum Directive
{
    /// <summary>Goes on with the next message; the state stays.</summary>
    Resume,

    /// <summary>Makes a new incarnation; mailbox and reference stay.</summary>
    Restart,

    /// <summary>Fails itself with the same exception, for its own supervisor to decide.</summary>
    Escalate,

    /// <summary>Stops the child.</summary>
    Stop,
}
