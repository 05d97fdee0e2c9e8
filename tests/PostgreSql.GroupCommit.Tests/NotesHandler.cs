using System.Collections.Concurrent;
using Npgsql;

namespace PostgreSql.GroupCommit.Tests;

/// <summary>Inserts texts; the table refuses empty ones. Notes what came together.</summary>
public sealed class NotesHandler : WriteHandler<string, long>
{
    public override string Name => "notes";

    public ConcurrentQueue<IReadOnlyList<string>> Groups { get; } = new();

    /// <summary>Held by a test that wants its next items to come together.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public TaskCompletionSource Entered { get; } = new();

    public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<string> items, long[] results)
    {
        Groups.Enqueue([.. items]);
        Entered.TrySetResult();
        if (Gate is { } gate) await gate.Task;
        await using var insert = new NpgsqlCommand("INSERT INTO notes(note) SELECT unnest($1) RETURNING note_no", connection) { Parameters = { new() { Value = items.ToArray() } } };
        await using var reader = await insert.ExecuteReaderAsync();
        for (var i = 0; await reader.ReadAsync(); i++) results[i] = reader.GetInt64(0);
    }
}
