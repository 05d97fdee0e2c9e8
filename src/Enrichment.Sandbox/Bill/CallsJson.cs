using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Enrichment.Sandbox.Faults;

namespace Enrichment.Sandbox.Bill;

/// <summary>The body of <c>GET /_calls</c>, streamed: a million calls are some 200 MB of JSON.</summary>
internal static class CallsJson
{
    private const int FlushEvery = 512;

    public static async Task WriteAsync(PipeWriter output, CallPage page, CancellationToken cancel)
    {
        var json = new Utf8JsonWriter(output);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteNumber("since", page.From);
            json.WriteNumber("next", page.To);
            json.WriteNumber("forgotten", page.Forgotten);
            json.WriteStartArray("calls");
            for (var number = page.From; number < page.To; number++)
            {
                Write(json, number, page[number]);
                if (number % FlushEvery == 0)
                {
                    json.Flush();
                    await output.FlushAsync(cancel).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
        }

        await output.FlushAsync(cancel).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, long number, in CallRecord call)
    {
        var operation = Operation.All[call.Operation];
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.WriteString("at", new DateTime(call.At, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("source", operation.Source);
        json.WriteString("operation", operation.Name);
        json.WriteString("path", call.Path);
        json.WriteString("subject", call.Subject);
        json.WriteNumber("status", call.Status);
        json.WriteNumber("charged", call.Charged);
        if (call.DurationMicros > 0)
            json.WriteNumber("duration", call.DurationMicros / 1_000_000m);
        if (call.Fault != FaultKind.None)
            json.WriteString("fault", FaultNames.Of(call.Fault));
        json.WriteString("answer", EndNames[(int)call.End]);
        json.WriteEndObject();
    }

    private static readonly string[] EndNames = ["underWay", "sent", "destroyed", "abandoned"];
}
