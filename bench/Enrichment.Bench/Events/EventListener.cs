using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Enrichment.Bench.Events;

/// <summary>Counts the rows of one stream of events, and watches that their ids only grow.</summary>
internal sealed class EventListener
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long last = -1;

    /// <summary>Row events heard.</summary>
    public int Rows { get; private set; }

    /// <summary>Ids that were not higher than the one before.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Completes when it hears of everything from then on.</summary>
    public Task Opened => opened.Task;

    public async Task Listen(HttpClient http, string path, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            answer.EnsureSuccessStatusCode();
            await Read(PipeReader.Create(await answer.Content.ReadAsStreamAsync(stop)), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It has heard enough.
        }
        catch (Exception e)
        {
            opened.TrySetException(e);
            throw;
        }
    }

    private async Task Read(PipeReader from, CancellationToken stop)
    {
        while (true)
        {
            var read = await from.ReadAsync(stop);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                Take(buffer.Slice(0, Math.Min(buffer.Slice(0, end).Length, 30)).ToArray());
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            from.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual("event: row"u8))
        {
            Rows++;
        }
        else if (line.StartsWith("id: "u8) && Utf8Parser.TryParse(line[4..], out long id, out _))
        {
            OutOfOrder += id <= last ? 1 : 0;
            last = id;
            opened.TrySetResult();
        }
    }
}
