using System.Text.Json;
using System.Text.RegularExpressions;

namespace Enrichment.Acceptance.Support;

/// <summary>A sandbox as a process of its own, on a free port.</summary>
public sealed partial class SandboxProcess : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly EnrichProcess process;
    private readonly HttpClient client;

    private SandboxProcess(EnrichProcess process, Uri address)
    {
        this.process = process;
        Address = address;
        client = new HttpClient { BaseAddress = address, Timeout = Patience.Long };
    }

    public Uri Address { get; }

    /// <param name="words">Options of <c>enrich sandbox</c> beside its port.</param>
    public static async Task<SandboxProcess> Start(TempFolder folder, params IEnumerable<string> words)
    {
        var process = EnrichProcess.Start(new Launch(folder.Path), ["sandbox", "--port", "0", .. words]);
        await process.UntilItSays("sandbox listening on http");
        var address = ListensOn().Match(process.Out);
        address.Success.ShouldBeTrue($"the sandbox ended before it listened: {process.Error}");
        return new SandboxProcess(process, new Uri(address.Groups[1].Value));
    }

    public async Task<Bill> Bill() => JsonSerializer.Deserialize<Bill>(await client.GetStringAsync(new Uri(Address, "_bill")), Json)!;

    /// <summary>All calls so far, in order of arrival.</summary>
    public async Task<IReadOnlyList<Call>> Calls() =>
        JsonSerializer.Deserialize<CallPage>(await client.GetStringAsync(new Uri(Address, "_calls")), Json)!.Calls;

    /// <summary>How many calls there were.</summary>
    public async Task<long> Count() => (await Bill()).Sources.Values.Sum(s => s.Calls);

    public void Dispose()
    {
        client.Dispose();
        process.Dispose();
    }

    private sealed record CallPage(IReadOnlyList<Call> Calls);

    [GeneratedRegex(@"sandbox listening on (http://\S+)")]
    private static partial Regex ListensOn();
}
