using Enrichment.Domain.Ledger;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The open calls that ask what a group's intents ask: entity, operation and input.</summary>
internal sealed class OpenQuestions
{
    private static readonly RowSet<CallIntent> Select = new(
        "entity, operation, input_hash",
        """
        SELECT c.entity, c.operation, c.input_hash, c.call_id FROM n CROSS JOIN calls c INDEXED BY calls_open
        ON c.entity = n.entity AND c.operation = n.operation AND c.input_hash = n.input_hash AND c.state <= 1
        """,
        static (row, intent) => row.Text(intent.Entity.ToString()).Text(intent.Operation).Text(intent.InputHash));

    private readonly Dictionary<(string Entity, string Operation, string InputHash), string> _callIds = [];

    public static OpenQuestions Load(StoreSql sql, IReadOnlyList<CallIntent> intents)
    {
        var open = new OpenQuestions();
        Select.List(sql, intents, row => open._callIds[(row.RequiredText(0), row.RequiredText(1), row.RequiredText(2))] = row.RequiredText(3));
        return open;
    }

    public string? Find(CallIntent intent) => _callIds.GetValueOrDefault(Key(intent));

    public void Add(CallIntent intent) => _callIds.Add(Key(intent), intent.CallId);

    private static (string, string, string) Key(CallIntent intent) => (intent.Entity.ToString(), intent.Operation, intent.InputHash);
}
