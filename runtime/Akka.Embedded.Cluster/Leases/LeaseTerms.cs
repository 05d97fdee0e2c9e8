namespace Akka.Embedded.Cluster;

/// <summary>The times of a lease, all from its length.</summary>
internal sealed record LeaseTerms(TimeSpan Lease)
{
    /// <summary>How long before the lease's end a node stops acting on it: what was begun has this long to end.</summary>
    public TimeSpan Margin => Lease / 5;

    /// <summary>How often it is renewed.</summary>
    public TimeSpan RenewEvery => Lease / 5;

    /// <summary>How long one statement may take: a hung connection leaves time for another try. PostgreSQL's client counts whole seconds.</summary>
    public int StatementSeconds => Math.Max(1, (int)(Lease / 4).TotalSeconds);
}
