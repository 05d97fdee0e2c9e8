using Enrichment.Domain.Ledger;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The open calls that ask what a group's intents ask: entity, operation and input.</summary>
internal sealed class OpenQuestions
{
    private readonly Dictionary<(string Entity, string Operation, string InputHash), string> _callIds = [];

    public static OpenQuestions Load(StoreSql sql, IReadOnlyList<CallIntent> intents)
    {
        var open = new OpenQuestions();
        sql.Prepare("""
            SELECT n.key, c.call_id FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN calls c INDEXED BY calls_open
            ON c.entity = n.value ->> 0 AND c.operation = n.value ->> 1 AND c.input_hash = n.value ->> 2 AND c.state <= 1
            """).Bind(1, JsonRows.Of(intents, static (json, intent) =>
        {
            json.WriteStringValue(intent.Entity.ToString());
            json.WriteStringValue(intent.Operation);
            json.WriteStringValue(intent.InputHash);
        })).List(row => open._callIds[Key(intents[row.Number(0)])] = row.RequiredText(1));
        return open;
    }

    public string? Find(CallIntent intent) => _callIds.GetValueOrDefault(Key(intent));

    public void Add(CallIntent intent) => _callIds.Add(Key(intent), intent.CallId);

    private static (string, string, string) Key(CallIntent intent) => (intent.Entity.ToString(), intent.Operation, intent.InputHash);
}
