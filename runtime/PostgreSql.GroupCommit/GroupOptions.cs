using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace PostgreSql.GroupCommit;

/// <summary>How groups are written or read.</summary>
public record GroupOptions
{
    /// <summary>Gives the connections; the caller keeps it, and disposes it after the writer and the reader.</summary>
    public required NpgsqlDataSource Source { get; init; }

    /// <summary>What is written and read, in reports: <c>the store</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Items of a group at most.</summary>
    public int MaxGroup { get; init; } = 2_000;

    /// <summary>Groups under way at once; a writer's are each of a scope of its own.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>The longest wait between two attempts while the database is away.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of the pauses.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a line when the database goes away and one when it is back.</summary>
    public Action<string> Report { get; init; } = static _ => { };

    /// <exception cref="ArgumentOutOfRangeException">A group without items, or no lane.</exception>
    internal void Require()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxGroup, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Lanes, 1);
    }
}

/// <summary>How a writer writes.</summary>
public sealed record GroupWriterOptions : GroupOptions
{
    /// <summary>Every option to be set.</summary>
    public GroupWriterOptions()
    {
    }

    /// <summary>As other groups are written and read.</summary>
    [SetsRequiredMembers]
    public GroupWriterOptions(GroupOptions other)
        : base(other)
    {
    }

    /// <summary>Called first in every transaction, with the scope of its items: sets what row-level security looks at.</summary>
    public Func<NpgsqlConnection, string, Task>? Begin { get; init; }
}
