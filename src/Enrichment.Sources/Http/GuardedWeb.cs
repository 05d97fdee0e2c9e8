using System.Net;

namespace Enrichment.Sources.Http;

/// <summary>
/// The way out to addresses that strangers chose. Each connection, that of a redirect too, goes only to an address that the guard
/// allows, judged after the name was resolved. Keeps no cookies and follows no redirect by itself.
/// </summary>
public static class GuardedWeb
{
    /// <param name="resolve">The addresses of a host; the system's resolver is the usual one.</param>
    public static SocketsHttpHandler Handler(
        AddressGuard guard, TimeSpan connectTimeout, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        var web = SourceHandlers.Plain();
        // A proxy would resolve names behind the guard's back.
        web.UseProxy = false;
        web.ConnectCallback = new GuardedConnector(guard, resolve, connectTimeout, time).Connect;
        web.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15);
        return web;
    }

    /// <summary>Why no answer came, in fixed words that hold nothing of the request; and whether it was the guard that forbade it.</summary>
    public static (string Words, bool Forbidden) WhyNot(Exception failure)
    {
        var kind = FailureClassifier.KindOf(failure);
        return (kind.Words(), kind == FailureKind.Forbidden);
    }

    /// <summary>Reads the wait that an answer states; null for none or nonsense.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage answer, DateTimeOffset now) =>
        RetryAfter.Parse(answer.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null, now);
}
