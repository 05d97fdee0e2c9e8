using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster;

/// <summary>A web server of the cluster's own, on a port that serves nothing else.</summary>
internal sealed class ClusterListener : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ClusterListener(WebApplication server, Uri address) => (_server, Address) = (server, address);

    /// <summary>Where it listens, with the port that was found free.</summary>
    public Uri Address { get; }

    public static async Task<ClusterListener> Start(EmbeddedCluster cluster, IPEndPoint listen)
    {
        var options = cluster.Options;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(listen, endpoint =>
            {
                if (options.Certificate is { } certificate) endpoint.UseHttps(certificate);
            });
        });
        var server = builder.Build();
        server.MapAkkaCluster(cluster);
        await server.StartAsync().ConfigureAwait(false);
        var bound = server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new ClusterListener(server, new Uri(bound));
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _server.StopAsync(soon.Token).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }
}
