using System.Net.Sockets;

namespace Enrichment.Operators.Port;

/// <summary>Sends an answer's lines one after the other, and a heartbeat where a command is silent for long.</summary>
internal sealed class AnswerSender(NetworkStream connection, PortOptions options) : IDisposable
{
    private readonly SemaphoreSlim sending = new(1, 1);

    /// <summary>A text in as many lines as it needs.</summary>
    public async Task Write(string text, CancellationToken stop)
    {
        foreach (var piece in Pieces(text))
        {
            await Send(PortMessages.Out(piece), stop);
        }
    }

    /// <exception cref="IOException">The client went away, or does not take what it asked for.</exception>
    public async Task Send(byte[] line, CancellationToken stop)
    {
        await sending.WaitAsync(stop);
        try
        {
            using var patience = new CancellationTokenSource(options.Patience, options.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
            await connection.WriteAsync(line, either.Token);
        }
        catch (OperationCanceledException slow) when (!stop.IsCancellationRequested)
        {
            throw new IOException("the client does not read its answer", slow);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Beats until it is stopped; ends the command where nobody hears it.</summary>
    public async Task Beat(CancellationTokenSource command)
    {
        using var timer = new PeriodicTimer(options.Heartbeat, options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(command.Token))
            {
                await Send(PortMessages.Out(""), command.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The command has ended.
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            await command.CancelAsync();
        }
    }

    public void Dispose() => sending.Dispose();

    /// <summary>Never parts a pair of surrogates.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var length = Math.Min(PortMessages.MostText, text.Length - from);
            length -= from + length < text.Length && char.IsHighSurrogate(text[from + length - 1]) ? 1 : 0;
            yield return text.Substring(from, length);
            from += length;
        }
    }
}
