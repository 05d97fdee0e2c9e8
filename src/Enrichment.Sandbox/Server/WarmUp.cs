namespace Enrichment.Sandbox.Server;

/// <summary>
/// Asks a throwaway sandbox each kind of question once, before the first real one of a process starts: to compile the code on
/// the first calls would add a tenth of a second to answers whose time is being measured.
/// </summary>
internal static class WarmUp
{
    private static readonly (string Host, string Path)[] Questions =
    [
        ("localhost", "/_health"),
        ("localhost", "/hunter/v2/domain-search?domain=warm.com"),
        ("localhost", "/hunter/v2/email-finder?domain=warm.com&full_name=Ann+Lee"),
        ("localhost", "/hunter/v2/email-verifier?email=ann@warm.com"),
        ("localhost", "/hunter/v2/companies/find?domain=warm.com"),
        ("localhost", "/data-axle/v1/places/match?identifiers={\"name\":\"Warm\"}"),
        ("localhost", "/data-axle/v2/places/match?identifiers={\"name\":\"Warm\"}"),
        ("warm.com", "/robots.txt"),
        ("warm.com", "/"),
    ];

    private static readonly Lazy<Task> Done = new(RunAsync);

    public static Task OnceAsync() => Done.Value;

    private static async Task RunAsync()
    {
        var options = new SandboxOptions { CallsKept = 1, Latency = TimeSpan.FromMilliseconds(1) };
        await using var server = await SandboxServer.ListenAsync(options, CancellationToken.None);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        foreach (var (host, path) in Questions)
            await AskAsync(client, new Uri(server.BaseAddress, path), host);
    }

    private static async Task AskAsync(HttpClient client, Uri address, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        request.Headers.Add("X-API-KEY", "warm");
        request.Headers.Add("X-AUTH-TOKEN", "warm");
        try
        {
            (await client.SendAsync(request)).Dispose();
        }
        catch (HttpRequestException)
        {
            // A site of this world may hang up on its visitors.
        }
    }
}
