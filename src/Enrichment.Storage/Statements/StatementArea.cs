namespace Enrichment.Storage.Statements;

/// <summary>What a statement is about.</summary>
public enum StatementArea
{
    /// <summary>Tables, rows, work lists, answers, businesses.</summary>
    Rows,

    /// <summary>Entities' documents and tenants.</summary>
    Entities,

    /// <summary>Calls and budgets.</summary>
    Ledger,

    /// <summary>Views of runs and buckets.</summary>
    Runs,

    /// <summary>Keys, jobs, audit.</summary>
    Gateway,
}
