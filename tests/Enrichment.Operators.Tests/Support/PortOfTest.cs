using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Port;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Tests.Support;

/// <summary>A port over lamps, and clients of it as bare as a test needs them.</summary>
internal sealed class PortOfTest : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public PortOfTest(Func<PortOptions, PortOptions>? change = null)
    {
        var options = new PortOptions { Port = 0, Logger = Log };
        Port = OperatorPort.Open(new CommandRunner(Lamps.Book, Audit), change?.Invoke(options) ?? options);
    }

    public Lamps Lamps { get; } = new();

    public AuditOfTest Audit { get; } = new();

    public LogOfTest Log { get; } = new();

    public OperatorPort Port { get; }

    public PortAddress Address => new(Port.EndPoint.Address.ToString(), Port.EndPoint.Port);

    public async Task<string> Ask(string line, string? token = null)
    {
        var text = new StringBuilder();
        using var patience = new CancellationTokenSource(Patience);
        await new PortClient(Address, token, "ann").Run(WordSplitter.Split(line), piece => text.Append(piece), patience.Token);
        return text.ToString();
    }

    public async Task<RawClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Port.EndPoint);
        return new RawClient(client);
    }

    public ValueTask DisposeAsync() => Port.DisposeAsync();
}

/// <summary>A connection that sends whatever bytes it is given.</summary>
internal sealed class RawClient(TcpClient client) : IDisposable
{
    private readonly StreamReader reader = new(client.GetStream());

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public async Task Send(byte[] bytes) => await client.GetStream().WriteAsync(bytes);

    /// <summary>The next line; null once the port has ended the connection.</summary>
    public async Task<string?> Line()
    {
        using var patience = new CancellationTokenSource(PortOfTest.Patience);
        try
        {
            return await reader.ReadLineAsync(patience.Token);
        }
        catch (IOException)
        {
            // Reset, because what it had sent was not read.
            return null;
        }
    }

    public async Task<string> Error() => JsonDocument.Parse(await Line() ?? "{\"error\":\"ended without a word\"}").RootElement.GetProperty("error").GetString()!;

    public void Dispose()
    {
        reader.Dispose();
        client.Dispose();
    }
}

/// <summary>Remembers lines that were logged.</summary>
internal sealed class LogOfTest : ILogger
{
    private readonly List<(LogLevel Level, string Text)> lines = [];

    public IReadOnlyList<(LogLevel Level, string Text)> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (lines)
            {
                lines.Add((logLevel, formatter(state, exception)));
            }
        }
    }
}
