using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>How a writer writes.</summary>
public sealed record GroupWriterOptions
{
    /// <summary>Gives the connections; the caller keeps it, and disposes it after the writer.</summary>
    public required NpgsqlDataSource Source { get; init; }

    /// <summary>What is written, in its reports: <c>the store</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Items that share a transaction at most.</summary>
    public int MaxGroup { get; init; } = 2_000;

    /// <summary>Groups under way at once, each of a scope of its own.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>Called first in every transaction, with the scope of its items: sets what row-level security looks at.</summary>
    public Func<NpgsqlConnection, string, Task>? Begin { get; init; }

    /// <summary>The longest wait between two attempts while the database is away.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of the pauses.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a line when the database goes away and one when it is back.</summary>
    public Action<string> Report { get; init; } = static _ => { };
}
