namespace Enrichment.Host.Commands;

/// <summary>What the process answers its caller.</summary>
public static class ExitCodes
{
    /// <summary>Done; rows that failed are reported, they are no error of the command.</summary>
    public const int Done = 0;

    /// <summary>A defect of the program.</summary>
    public const int Defect = 1;

    /// <summary>Bad usage, input, configuration or output: nothing was lost, and the message says what to do.</summary>
    public const int BadUsage = 2;

    /// <summary>A budget ended the run before all was tried.</summary>
    public const int StoppedByBudget = 3;

    /// <summary>The cluster went on without this node: it is to be started anew.</summary>
    public const int TakenOut = 4;

    /// <summary>Interrupted; the run goes on with <c>--resume</c>.</summary>
    public const int Interrupted = 130;
}
