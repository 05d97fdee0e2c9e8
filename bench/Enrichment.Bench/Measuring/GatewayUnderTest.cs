using System.Text;
using System.Text.Json;

namespace Enrichment.Bench.Measuring;

/// <summary>A server's gateway, as a client uses it.</summary>
internal sealed class GatewayUnderTest(string address) : IDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Imports rows over so many companies, sent as they are made; answers the table's id.</summary>
    public async Task<string> Import(int rows, int companies)
    {
        using var answer = await Http.PostAsync(new Uri("/v2/tables", UriKind.Relative), new GeneratedCsv(rows, companies));
        return (await Json(answer)).GetProperty("id").GetString()!;
    }

    public async Task<string> Enrich(string table)
    {
        const string request = """{"columnIds":["company.industry","company.phone","company.employee_count"]}""";
        using var answer = await Http.PostAsync(new Uri($"/v2/tables/{table}/enrich", UriKind.Relative), new StringContent(request, Encoding.UTF8, "application/json"));
        return (await Json(answer)).GetProperty("id").GetString()!;
    }

    /// <summary>Waits for a job's end; answers the seconds from its beginning to its end, by the server's own account.</summary>
    public async Task<double> Ended(string table, string job)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync())
        {
            using var answer = await Http.GetAsync(new Uri($"/v2/tables/{table}/jobs/{job}", UriKind.Relative));
            var json = await Json(answer);
            if (json.GetProperty("completedAt") is { ValueKind: JsonValueKind.String } ended)
            {
                return (ended.GetDateTimeOffset() - json.GetProperty("startedAt").GetDateTimeOffset()).TotalSeconds;
            }
        }

        throw new InvalidOperationException("The timer ended before the job.");
    }

    public void Dispose() => Http.Dispose();

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
    }
}
