using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The open calls that ask what a group's intents ask: entity, operation and input.</summary>
internal sealed class OpenQuestions
{
    private static readonly RowSet<IntendedCall> Select = new(
        "entity, operation, input_hash",
        """
        SELECT c.entity, c.operation, c.input_hash, c.call_id FROM n CROSS JOIN calls c INDEXED BY calls_open
        ON c.entity = n.entity AND c.operation = n.operation AND c.input_hash = n.input_hash AND c.state <= 1
        """,
        static (row, call) => row.Text(call.Entity).Text(call.Intent.Operation).Text(call.Intent.InputHash));

    private readonly Dictionary<(string Entity, string Operation, string InputHash), string> _callIds = [];

    public static OpenQuestions Load(StoreSql sql, IReadOnlyList<IntendedCall> calls)
    {
        var open = new OpenQuestions();
        Select.List(sql, calls, row => open._callIds[(row.RequiredText(0), row.RequiredText(1), row.RequiredText(2))] = row.RequiredText(3));
        return open;
    }

    public string? Find(IntendedCall call) => _callIds.GetValueOrDefault(Key(call));

    public void Add(IntendedCall call) => _callIds.Add(Key(call), call.Intent.CallId);

    private static (string, string, string) Key(IntendedCall call) => (call.Entity, call.Intent.Operation, call.Intent.InputHash);
}
