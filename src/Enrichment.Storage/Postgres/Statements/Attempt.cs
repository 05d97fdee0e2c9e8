namespace Enrichment.Storage.Postgres.Statements;

/// <summary>An item on its way, with what became of it the last time: a commit whose answer was lost may have happened.</summary>
internal sealed class Attempt<TItem, TResult>(TItem item)
{
    public TItem Item => item;

    /// <summary>The transaction that executed it last.</summary>
    public string? Transaction { get; private set; }

    /// <summary>What that transaction answered, should it have been committed.</summary>
    public TResult Result { get; private set; } = default!;

    public void Executed(string transaction, TResult result) => (Transaction, Result) = (transaction, result);
}
