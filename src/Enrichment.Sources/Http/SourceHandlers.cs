using System.Net;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.Http;

/// <summary>
/// The two ways out: to vendors, whose addresses the operator configured, and to web sites, whose addresses strangers chose and
/// which therefore go through an <see cref="AddressGuard"/>. Both keep no cookies and follow no redirect by themselves.
/// </summary>
public sealed class SourceHandlers : IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(200);

    /// <summary>For tests and for hosts that bring their own handlers; they are disposed with this.</summary>
    /// <remarks>A handler has to read a request's content, as sending does: it is how a connector knows that a call went out.</remarks>
    public SourceHandlers(HttpMessageHandler vendors, HttpMessageHandler web)
    {
        Vendors = new HttpMessageInvoker(vendors);
        Web = new HttpMessageInvoker(web);
    }

    internal HttpMessageInvoker Vendors { get; }

    internal HttpMessageInvoker Web { get; }

    /// <summary>Real sockets.</summary>
    public static SourceHandlers Create(SourceSettings settings, TimeProvider time)
    {
        var vendors = Plain();
        vendors.UseProxy = settings.UseSystemProxy;
        vendors.ConnectTimeout = settings.ConnectTimeout;
        vendors.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        // Shorter than what servers keep: a call on a connection that just closed cannot be told from one that was lost.
        vendors.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20);
        return new SourceHandlers(vendors, Guarded(settings, time, (host, stop) => Dns.GetHostAddressesAsync(host, stop)));
    }

    /// <summary>A handler for web sites with a resolver of its own.</summary>
    internal static SocketsHttpHandler Guarded(
        SourceSettings settings, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        var guard = new AddressGuard([.. settings.Internal.AllowedRanges.Select(r => IPNetwork.Parse(r))]);
        return GuardedWeb.Handler(guard, settings.ConnectTimeout, time, resolve);
    }

    public void Dispose()
    {
        Vendors.Dispose();
        Web.Dispose();
    }

    internal static SocketsHttpHandler Plain() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxConnectionsPerServer = 256,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = DrainTime,
    };
}
