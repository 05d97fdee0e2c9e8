using System.Net;
using System.Text.Json;

namespace Enrichment.Host.Tests.Support;

/// <summary>A server-sent event.</summary>
/// <param name="Id">The last id that was sent up to it.</param>
public sealed record ServerEvent(string Name, long Id, JsonElement Data);

/// <summary>Reads a stream of events as browsers do (WHATWG HTML, 9.2).</summary>
public sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpResponseMessage answer;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage answer, StreamReader lines)
    {
        this.answer = answer;
        this.lines = lines;
    }

    /// <summary>The last id heard: what the reader sends when it comes again.</summary>
    public long LastId { get; private set; } = -1;

    /// <summary>Answers once the first id is heard: from then on nothing is missed.</summary>
    public static async Task<EventReader> Open(HttpClient http, string path, long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is { } id)
        {
            request.Headers.Add("Last-Event-ID", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var reader = new EventReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        while (reader.LastId < 0)
        {
            (await reader.Line()).ShouldNotBeNull();
        }

        return reader;
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<ServerEvent?> Next()
    {
        string? name = null, data = null;
        while (await Line() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.Length == 0 && data is not null)
            {
                return new ServerEvent(name!, LastId, JsonDocument.Parse(data).RootElement);
            }
        }

        return null;
    }

    /// <summary>The events up to the end of the stream.</summary>
    public async Task<IReadOnlyList<ServerEvent>> ToEnd()
    {
        var all = new List<ServerEvent>();
        while (await Next() is { } next)
        {
            all.Add(next);
        }

        return all;
    }

    /// <summary>The next so many rows.</summary>
    public async Task<IReadOnlyList<ServerEvent>> Rows(int count)
    {
        var rows = new List<ServerEvent>();
        while (rows.Count < count)
        {
            var next = await Next();
            next.ShouldNotBeNull($"the stream ended after {rows.Count} rows");
            if (next.Name == "row")
            {
                rows.Add(next);
            }
        }

        return rows;
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        answer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string?> Line()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await lines.ReadLineAsync(patience.Token);
        if (line?.StartsWith("id: ", StringComparison.Ordinal) == true)
        {
            LastId = long.Parse(line.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);
        }

        return line;
    }
}
