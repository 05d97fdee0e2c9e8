namespace Sqlite.GroupCommit;

/// <summary>What a <see cref="GroupWriter"/> has done since it was opened.</summary>
/// <param name="Groups">Transactions committed with at least one item.</param>
/// <param name="Items">Items committed or refused in them.</param>
/// <param name="ItemsByHandler">The same by <see cref="WriteHandler{TItem, TResult}.Name"/>.</param>
/// <param name="Statements">SQL statements executed on the writer's connection; 0 unless <see cref="GroupWriterOptions.CountStatements"/>.</param>
/// <param name="Unavailable">Groups that failed because of the file.</param>
public sealed record WriterCounters(long Groups, long Items, IReadOnlyDictionary<string, long> ItemsByHandler, long Statements, long Unavailable);
