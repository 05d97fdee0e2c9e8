using System.Text.RegularExpressions;

namespace Enrichment.Acceptance.Support;

/// <summary>A server as a process of its own, on a free port.</summary>
public sealed partial class ServeProcess : IDisposable
{
    private ServeProcess(EnrichProcess process, Uri address)
    {
        Process = process;
        Address = address;
        Http = new HttpClient { BaseAddress = address, Timeout = Patience.Long };
    }

    public EnrichProcess Process { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<ServeProcess> Start(TempFolder folder, SandboxProcess sandbox, params IEnumerable<string> words)
    {
        var process = EnrichProcess.Start(
            new Launch(folder.Path), ["serve", "--port", "0", "--data-dir", "data", "--sandbox", sandbox.Address.ToString(), .. words]);
        await process.UntilItSays("enrichment listening on http");
        var address = ListensOn().Match(process.Out);
        address.Success.ShouldBeTrue($"the server ended before it listened: {process.Error}");
        return new ServeProcess(process, new Uri(address.Groups[1].Value));
    }

    public void Dispose()
    {
        Http.Dispose();
        Process.Dispose();
    }

    [GeneratedRegex(@"enrichment listening on (http://\S+)")]
    private static partial Regex ListensOn();
}
