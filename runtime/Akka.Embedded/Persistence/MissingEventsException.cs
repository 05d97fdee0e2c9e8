namespace Akka.Embedded.Persistence;

/// <summary>The journal lacks events that it must have. Recovery ends here: a state without them would be wrong.</summary>
public sealed class MissingEventsException(string persistenceId, long expected, string found)
    : Exception($"Event {expected} of {persistenceId} is missing: {found}.")
{
    /// <summary>Whose it is.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The first number that is missing.</summary>
    public long Expected { get; } = expected;
}
