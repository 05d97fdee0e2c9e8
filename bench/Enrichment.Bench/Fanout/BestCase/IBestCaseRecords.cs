namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>What a best-case program writes, on one connection of its own to a store that nobody else uses.</summary>
internal interface IBestCaseRecords : IDisposable
{
    /// <summary>The budgets of the run and of its buckets.</summary>
    void CreateBudgets(long limit);

    /// <summary>Everything that is written meanwhile becomes durable together.</summary>
    void Commit(Action write);

    /// <summary>Takes a segment's rows into a bucket and lists its work; what follows is this bucket's.</summary>
    BucketWork OpenBucket(string segment);

    /// <summary>Intents of a call's number, and the money reserved.</summary>
    void Intend(IReadOnlyList<Company> companies, int number);

    /// <summary>Outcomes of a call's number with the companies' documents, and the money charged.</summary>
    void Settle(IReadOnlyList<Company> companies, int number);

    /// <summary>Answers, the rows that take them, and the bucket's event.</summary>
    void Answer(IReadOnlyList<Company> companies);

    void EndRun();
}
