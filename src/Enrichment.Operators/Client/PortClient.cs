using System.Net.Sockets;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Port;

namespace Enrichment.Operators.Client;

/// <summary>Nobody answers at an operators' port, or not in its protocol; the message says where and why.</summary>
public sealed class PortUnavailableException(PortAddress address, string reason, Exception? inner = null)
    : IOException($"no node answers at {address}: {reason}", inner);

/// <summary>Sends commands to a node's operators' port.</summary>
/// <param name="token">What the node asks for; null where it asks for nothing.</param>
/// <param name="operatorName">Who asks: kept with each change.</param>
public sealed class PortClient(PortAddress address, string? token, string operatorName)
{
    public PortAddress Address => address;

    /// <summary>How long a node may be silent: it sends a heartbeat more often than that.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="write">Takes the answer piece by piece.</param>
    /// <exception cref="CommandProblemException">The node did not understand or refused; the message is its reason.</exception>
    /// <exception cref="PortUnavailableException">Nobody listens there, or no answer came.</exception>
    public async Task Run(IReadOnlyList<string> words, Action<string> write, CancellationToken stop)
    {
        try
        {
            using var client = new TcpClient();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            await client.ConnectAsync(address.Host, address.Port, patience.Token);
            var connection = client.GetStream();
            await connection.WriteAsync(PortMessages.Request(new PortRequest(operatorName, token, words)), patience.Token);
            await Hear(new LineReader(connection, PortMessages.MostAnswer), write, patience);
        }
        catch (OperationCanceledException silent) when (!stop.IsCancellationRequested)
        {
            throw new PortUnavailableException(address, "it is silent", silent);
        }
        catch (Exception failure) when (failure is SocketException or InvalidDataException || failure is IOException and not PortUnavailableException)
        {
            throw new PortUnavailableException(address, failure.Message.TrimEnd('.'), failure);
        }
    }

    private async Task Hear(LineReader lines, Action<string> write, CancellationTokenSource patience)
    {
        while (await lines.Read(patience.Token) is { } line)
        {
            patience.CancelAfter(Patience);
            var (text, error, isDone) = PortMessages.ReadAnswer(line);
            if (text is { Length: > 0 })
            {
                write(TerminalText.Plain(text));
            }

            if (error is not null)
            {
                throw new CommandProblemException(TerminalText.Plain(error));
            }

            if (isDone)
            {
                return;
            }
        }

        throw new PortUnavailableException(address, "it went away before its answer had ended");
    }
}
