using Enrichment.Sandbox.Bill;

namespace Enrichment.Sandbox.Server;

/// <summary>The sandbox's own pages: bill, calls, reset, health. Faults, latency and limits never touch them.</summary>
internal sealed class Control(SandboxOptions options, Ledger ledger, Action reset)
{
    public Task AnswerAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        ("GET", "/_bill") => SendAsync(http, Json.Ok(ledger.Tallies(), BillJson.Write)),
        ("GET", "/_calls") => CallsAsync(http),
        ("GET", "/_health") => SendAsync(http, Health()),
        ("POST", "/_reset") => ResetAsync(http),
        (_, "/_bill" or "/_calls" or "/_health" or "/_reset") => SendAsync(http, Problem(405, "use GET, and POST for /_reset")),
        _ => SendAsync(http, Problem(404, "nothing here: try /_bill, /_calls, /_health, /hunter/v2, /data-axle or /web/{host}/")),
    };

    private Task CallsAsync(HttpContext http)
    {
        if (!TryNumber(http, "since", 0, out var since) || !TryNumber(http, "limit", long.MaxValue / 2, out var limit))
            return SendAsync(http, Problem(400, "since and limit are whole numbers from 0"));
        http.Response.ContentType = "application/json; charset=utf-8";
        return CallsJson.WriteAsync(http.Response.BodyWriter, ledger.Calls(since, limit), http.RequestAborted);
    }

    private static bool TryNumber(HttpContext http, string name, long otherwise, out long number)
    {
        var text = http.Request.Query[name].ToString();
        number = otherwise;
        return text.Length == 0 || (long.TryParse(text, out number) && number is >= 0 and <= long.MaxValue / 2);
    }

    private Task ResetAsync(HttpContext http)
    {
        reset();
        return SendAsync(http, Json.Ok(true, static (json, done) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("reset", done);
            json.WriteEndObject();
        }));
    }

    private Answer Health() => Json.Ok(options, static (json, options) =>
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("latencyMs", (decimal)options.Latency.Ticks / TimeSpan.TicksPerMillisecond);
        json.WriteString("limits", options.Limits == LimitsProfile.Documented ? "documented" : "unlimited");
        json.WriteEndObject();
    });

    private static Answer Problem(int status, string message) => new(status, Json.Write(message, static (json, message) =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    }));

    private static async Task SendAsync(HttpContext http, Answer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.BodyWriter.WriteAsync(answer.Body);
    }
}
