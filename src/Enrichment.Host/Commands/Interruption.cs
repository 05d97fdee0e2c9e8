using System.Runtime.InteropServices;

namespace Enrichment.Host.Commands;

/// <summary>Ctrl+C and SIGTERM: the first asks for a graceful end, the second ends the process at once.</summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource asked = new();
    private readonly PosixSignalRegistration[] registrations;
    private int signals;

    public Interruption(TextWriter error) => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => On(signal, error)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => On(signal, error)),
    ];

    public CancellationToken Token => asked.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        asked.Dispose();
    }

    private void On(PosixSignalContext signal, TextWriter error)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref signals) > 1)
        {
            error.WriteLine("interrupted again: ending at once; nothing that was bought is lost");
            Environment.Exit(ExitCodes.Interrupted);
        }

        asked.Cancel();
    }
}
