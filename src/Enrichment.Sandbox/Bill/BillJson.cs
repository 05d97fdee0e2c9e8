using System.Text.Json;

namespace Enrichment.Sandbox.Bill;

/// <summary>The body of <c>GET /_bill</c>: every amount an exact decimal in JSON number form.</summary>
internal static class BillJson
{
    public static void Write(Utf8JsonWriter json, Tally[] tallies)
    {
        json.WriteStartObject();
        json.WriteNumber("total", Exact.Trim(tallies.Sum(tally => tally.Dollars)));
        json.WriteStartObject("sources");
        foreach (var source in Operation.All.GroupBy(operation => operation.Source))
        {
            json.WriteStartObject(source.Key);
            WriteTally(json, source.Aggregate(default(Tally), (sum, operation) => sum + tallies[operation.Index]));
            json.WriteStartObject("operations");
            foreach (var operation in source.Where(operation => tallies[operation.Index].Calls > 0))
            {
                json.WriteStartObject(operation.Name);
                WriteTally(json, tallies[operation.Index]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTally(Utf8JsonWriter json, Tally tally)
    {
        json.WriteNumber("calls", tally.Calls);
        json.WriteNumber("units", Exact.Trim(tally.Units));
        json.WriteNumber("dollars", Exact.Trim(tally.Dollars));
    }
}
