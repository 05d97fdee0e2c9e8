namespace Enrichment.Domain.Rows;

/// <summary>Where a row stands. All but <see cref="Pending"/> are final; deferred and failed rows may be taken up again.</summary>
public enum RowStatus
{
    Pending = 0,

    /// <summary>Every wanted field was found.</summary>
    Enriched = 1,

    /// <summary>Some wanted fields were found.</summary>
    Partial = 2,

    /// <summary>Every source that may be asked was, and none knew anything.</summary>
    NoResult = 3,

    /// <summary>Nothing was found and at least one source failed, or the row itself cannot be looked up.</summary>
    Failed = 4,

    /// <summary>Every wanted field had been answered within the freshness window before the run began.</summary>
    Skipped = 5,

    /// <summary>Left for later: a budget, a quota, a pause or a limit of the run kept it from being finished.</summary>
    Deferred = 6,
}

/// <summary>The words that files and answers use.</summary>
public static class RowStatusWords
{
    public static string Word(this RowStatus status) => status switch
    {
        RowStatus.Pending => "pending",
        RowStatus.Enriched => "enriched",
        RowStatus.Partial => "partial",
        RowStatus.NoResult => "no_result",
        RowStatus.Failed => "failed",
        RowStatus.Skipped => "skipped",
        RowStatus.Deferred => "deferred",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a row status"),
    };
}
