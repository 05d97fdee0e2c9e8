using System.Net;
using Enrichment.Sandbox.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Enrichment.Sandbox;

/// <summary>
/// A loopback world: vendors' HTTP APIs and companies' web sites on one port of 127.0.0.1, with a bill of its own.
/// <para>
/// Hunter's base URL is <see cref="HunterBase"/>, Data Axle's <see cref="DataAxleBase"/>. A request whose Host is any other
/// domain gets that domain's site; so does <c>/web/{host}/…</c>. <c>/_bill</c>, <c>/_calls</c>, <c>/_health</c> and
/// <c>POST /_reset</c> are the sandbox's own.
/// </para>
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopping;
    private int _stopped;

    private SandboxServer(KestrelServer kestrel, CancellationTokenSource stopping, Uri baseAddress)
    {
        _kestrel = kestrel;
        _stopping = stopping;
        BaseAddress = baseAddress;
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The base URL to give a Hunter client.</summary>
    public Uri HunterBase => new(BaseAddress, "hunter/v2");

    /// <summary>The base URL to give a Data Axle client.</summary>
    public Uri DataAxleBase => new(BaseAddress, "data-axle");

    /// <summary>Starts listening. Logs nothing.</summary>
    /// <exception cref="FormatException">An option is out of its range; the message names it.</exception>
    /// <exception cref="IOException">The port is taken or cannot be bound; the message names it.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        await WarmUp.OnceAsync();
        return await ListenAsync(options, cancellationToken);
    }

    internal static async Task<SandboxServer> ListenAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var stopping = new CancellationTokenSource();
        var application = new SandboxApplication(Composition.Compose(options, stopping.Token));
        var kestrel = NewKestrel(options.Port);
        try
        {
            await kestrel.StartAsync(application, cancellationToken);
            var address = kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new SandboxServer(kestrel, stopping, new Uri(address));
        }
        catch (Exception problem)
        {
            kestrel.Dispose();
            stopping.Dispose();
            if (problem is IOException or System.Net.Sockets.SocketException)
                throw new IOException($"the sandbox cannot listen on 127.0.0.1:{options.Port}: {problem.Message}", problem);
            throw;
        }
    }

    /// <summary>Stops listening. Answers still held back are given up; others may finish until the token ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _kestrel.StopAsync(cancellationToken);
        _kestrel.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(new CancellationToken(canceled: true));

    private static KestrelServer NewKestrel(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = 1 << 20;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }
}
