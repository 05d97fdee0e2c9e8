namespace Enrichment.Storage.Statements;

/// <summary>How many SQL statements a store has executed, by what they are about. Those of the journal are the writer's to count.</summary>
public sealed class StatementCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<StatementArea>().Length];

    public long this[StatementArea area] => Interlocked.Read(ref _counts[(int)area]);

    internal void Add(StatementArea area) => Interlocked.Increment(ref _counts[(int)area]);
}
