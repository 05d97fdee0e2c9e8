namespace Akka.Persistence;

/// <summary>Given to the recover handlers last: every event was replayed, commands follow.</summary>
public sealed class RecoveryCompleted
{
    /// <summary>The only one.</summary>
    public static readonly RecoveryCompleted Instance = new();

    private RecoveryCompleted()
    {
    }
}
