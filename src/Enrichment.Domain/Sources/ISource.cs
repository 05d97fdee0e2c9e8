namespace Enrichment.Domain.Sources;

/// <summary>One operation of a vendor, ready to be asked.</summary>
public interface ISource
{
    SourceDefinition Definition { get; }

    /// <summary>
    /// Asks once. Every failure of the vendor or the network is a classified answer, never an exception; only cancellation of
    /// <paramref name="stop"/> throws.
    /// </summary>
    Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop);
}

/// <summary>Every operation and account that the configuration knows, on or off.</summary>
public interface ISourceCatalog
{
    /// <summary>In the order in which a strategy asks the operations of one family.</summary>
    IReadOnlyList<SourceDefinition> Operations { get; }

    IReadOnlyList<AccountDefinition> Accounts { get; }

    /// <exception cref="KeyNotFoundException">No such operation.</exception>
    ISource Source(string operation);
}
