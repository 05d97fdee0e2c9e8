using System.CommandLine;
using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;
using Enrichment.Operators.Answers;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Commands.Inspect;

/// <summary><c>enrich explain ROW</c>: why each cell of a row is what it is (mission X4).</summary>
internal static class ExplainCommand
{
    public static Command Build(CliWorld world)
    {
        var row = new Argument<string>("ROW") { Description = "The place of a data row (1 is the first under the header), or a record id." };
        var table = new Option<string>("--table") { Description = "Another table than the newest run's.", HelpName = "TABLE" };
        var data = SharedOptions.DataDir();
        var json = SharedOptions.Json();
        var command = new Command("explain", Help.Explain) { row, table, data, json };
        command.SetAction(async parse =>
        {
            await using var store = InspectedStore.Open(parse.GetValue(data), world);
            var id = parse.GetValue(table) ?? (await store.Run(null)).TableId;
            var found = await Find(store, id, parse.GetRequiredValue(row));
            if (parse.GetValue(json))
            {
                world.Out.WriteLine(FileJson.Write(found.Select(f => ToJson(id, f))));
                return ExitCodes.Done;
            }

            foreach (var explanation in found)
            {
                Write(world.Out, id, explanation);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<RowExplanation>> Find(InspectedStore store, string table, string row)
    {
        IReadOnlyList<RowExplanation> found = long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await store.Reader.Rows.Explain(table, number) is { } one ? [one] : []
            : await store.Reader.Rows.Explain(table, row);
        return found.Count > 0 ? found : throw new UsageException($"the table {table} has no row '{row}'");
    }

    private static void Write(TextWriter to, string table, RowExplanation explanation)
    {
        var row = explanation.Row;
        to.WriteLine($"row {row.RowNo} of {table}, record {row.RecordId}: {row.Status.Word()}{(row.Reason is null ? "" : $" ({row.Reason})")}, {ProgressText.Dollars(row.Cost)}");
        to.WriteLine($"bucket {row.Segment}{(row.Geo.Length == 0 ? "" : $", {row.Geo}")}; about {(row.Entities.Count == 0 ? "nobody that could be told" : string.Join(" and ", row.Entities))}");
        to.WriteLine();
        TextTable.Write(to, ["field", "value", "source", "when", "confidence", "paid here", "evidence"], [.. row.Values.Select(v => Cells(row, v.Key, v.Value))]);
        foreach (var (field, why) in row.Missing)
        {
            to.WriteLine($"{field}: blank, {why}");
        }

        if (explanation.Calls.Count > 0)
        {
            to.WriteLine();
            to.WriteLine("paid calls for it:");
            TextTable.Write(to, CallLine.Header, [.. explanation.Calls.Select(c => CallLine.Of(c).Cells())]);
        }

        to.WriteLine();
    }

    private static string[] Cells(TableRow row, string field, string value) => row.Meta.TryGetValue(field, out var meta)
        ?
        [
            field, Short(value), meta.Operation, meta.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            meta.Confidence.ToString("0.00", CultureInfo.InvariantCulture), meta.Shared ? "no: known or shared" : "yes", meta.Evidence ?? "",
        ]
        : [field, Short(value), "the input", "", "", "", ""];

    private static object ToJson(string table, RowExplanation e) => new
    {
        table,
        row = e.Row.RowNo,
        record_id = e.Row.RecordId,
        status = e.Row.Status.Word(),
        reason = e.Row.Reason,
        bucket = e.Row.Segment,
        geo = e.Row.Geo,
        entities = e.Row.Entities.Select(x => x.ToString()),
        cost = e.Row.Cost,
        values = e.Row.Values.Select(v => new { field = v.Key, value = v.Value, why = e.Row.Meta.GetValueOrDefault(v.Key) }),
        missing = e.Row.Missing,
        calls = e.Calls.Select(CallLine.Of),
    };

    private static string Short(string value) => value.Length <= 60 ? value : value[..59] + "…";
}
