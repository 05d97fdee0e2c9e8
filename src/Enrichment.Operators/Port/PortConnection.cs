using System.Net.Sockets;
using Enrichment.Operators.Commands;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Port;

/// <summary>One client: its requests are answered in their order. What is no request, or shows no right token, ends it.</summary>
internal sealed class PortConnection(CommandRunner runner, TokenCheck tokens, PortOptions options)
{
    private int refusals;

    /// <exception cref="IOException">The client went away.</exception>
    public async Task Serve(NetworkStream connection, CancellationToken stop)
    {
        var lines = new LineReader(connection, PortMessages.MostRequest);
        using var sender = new AnswerSender(connection, options);
        try
        {
            while (await Next(lines, stop) is { } line)
            {
                var request = PortMessages.ReadRequest(line);
                Admit(request);
                await sender.Send(await Answer(request, sender, stop), stop);
            }
        }
        catch (InvalidDataException wrong)
        {
            // Ended, not only refused: a browser that was tricked into sending here puts what matters behind lines of its own.
            await sender.Send(PortMessages.Error(wrong.Message), stop);
        }
    }

    private async Task<byte[]?> Next(LineReader lines, CancellationToken stop)
    {
        using var idle = new CancellationTokenSource(options.Idle, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, idle.Token);
        try
        {
            return await lines.Read(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new InvalidDataException($"no request came within {options.Idle.TotalSeconds:0.###} s");
        }
    }

    private void Admit(PortRequest request)
    {
        if (tokens.Admits(request.Token))
        {
            refusals = 0;
            return;
        }

        if (Interlocked.Increment(ref refusals) == 1)
        {
            options.Logger.LogWarning("A client of the operators' port showed no right token; more of the kind are not logged until one does");
        }

        throw new InvalidDataException(request.Token is null ? "this node asks for a token: set ENRICHMENT__Pbm__Token" : "the token is not the right one");
    }

    /// <summary>The last line of the answer.</summary>
    private async Task<byte[]> Answer(PortRequest request, AnswerSender sender, CancellationToken stop)
    {
        using var command = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var beating = sender.Beat(command);
        try
        {
            await runner.Run(request.Words, request.Operator, sender.Write, command.Token);
            return PortMessages.Done();
        }
        catch (CommandProblemException problem)
        {
            return PortMessages.Error(problem.Message);
        }
        catch (OperationCanceledException) when (command.IsCancellationRequested)
        {
            throw new IOException("the client went away, or this node ends");
        }
#pragma warning disable CA1031 // One bad command must not end the node; whoever sent it is told why.
        catch (Exception failure) when (failure is not IOException { InnerException: OperationCanceledException or SocketException })
#pragma warning restore CA1031
        {
            if (!options.IsExpected(failure))
            {
                options.Logger.LogError(failure, "The operators' command {Command} failed", string.Join(' ', request.Words.Take(2)));
            }

            return PortMessages.Error($"it failed: {failure.Message}");
        }
        finally
        {
            await command.CancelAsync();
            await beating;
        }
    }
}
