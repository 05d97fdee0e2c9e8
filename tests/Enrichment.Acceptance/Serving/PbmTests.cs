using System.Text.Json;
using System.Text.RegularExpressions;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Serving;

/// <summary>A served node steered by <c>enrich pbm</c>, each a process of its own.</summary>
public sealed partial class PbmTests : IDisposable
{
    private const string Token = "a-token-of-the-acceptance-test";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_operator_begins_a_run_pauses_its_bucket_and_a_source_and_reads_why()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "77", "--latency", "100ms");
        using var server = await Serve(sandbox, new Launch(folder.Path), "--pbm-port", "0");
        var pbm = new Launch(folder.Path);
        var csv = "name,website,category\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"Firm {i},firm{i}.com,Software\n"));
        using var http = new HttpClient { BaseAddress = new Uri(Listens().Match(server.Out).Groups[1].Value), Timeout = Patience.Long };
        using (var import = await http.PostAsync(new Uri("/v2/tables", UriKind.Relative), new StringContent(csv, System.Text.Encoding.UTF8, "text/csv")))
        {
            import.IsSuccessStatusCode.ShouldBeTrue();
        }

        var address = Port().Match(server.Out).Groups[1].Value;
        var triggered = await Json("run", "trigger", "--total-budget", "50", "-w", "acceptance test");
        var run = triggered.GetProperty("changes")[0].GetProperty("outcome").GetString()!["done: ".Length..];
        await Until("bucket list -s running", buckets => buckets.GetArrayLength() == 1);

        (await Ask("bucket", "pause", "-b", "saas", "-w", "too dear")).With(0);
        await Until($"bucket show -b {run}/saas", bucket => bucket.GetProperty("status").GetString() == "paused");
        (await Ask("source", "pause", "-p", "hunter", "-w", "too dear")).With(0);
        (await Json("source", "list")).EnumerateArray().Single(s => s.GetProperty("source").GetString() == "hunter").GetProperty("state").GetString().ShouldBe("paused");
        (await Ask("run", "cancel", "-i", run, "-w", "enough seen")).With(0);
        await Until($"run show -i {run}", shown => shown.GetProperty("run").GetProperty("status").GetString() == "cancelled");

        await Until($"ledger reconcile -b {run}/saas", money => money.GetProperty("agrees").GetBoolean());
        (await Json("journal", "verify")).GetProperty("broken").GetInt32().ShouldBe(0);
        (await Ask("bukcet", "list")).With(2).Error.ShouldContain("Did you mean \"bucket\"?");
        (await Ask("bucket", "pause", "-b", "saas")).With(2).Error.ShouldContain("-w is missing");
        using var audit = JsonDocument.Parse(await http.GetStringAsync(new Uri("/v2/audit", UriKind.Relative)));
        audit.RootElement.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("actor").GetString()!.StartsWith("pbm:"))
            .Select(e => e.GetProperty("action").GetString()).ShouldBe(["run.cancel", "source.pause", "bucket.pause", "run.create"]);

        Task<Ended> Ask(params string[] words) => EnrichProcess.Run(pbm, ["pbm", address, .. words]);

        async Task<JsonElement> Json(params string[] words) => JsonDocument.Parse((await Ask([.. words, "-j"])).With(0).Out).RootElement;

        async Task Until(string line, Func<JsonElement, bool> holds)
        {
            var seen = "";
            await Patience.Until(
                async () =>
                {
                    var ended = await Ask([.. line.Split(' '), "-j"]);
                    seen = ended.Out + ended.Error;
                    return ended.Out.Length > 0 && holds(JsonDocument.Parse(ended.Out).RootElement);
                },
                () => $"{line}: {seen}");
        }
    }

    [Fact]
    public async Task Beyond_loopback_a_token_is_needed_on_both_sides()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "78");
        var bare = await EnrichProcess.Run(
            new Launch(folder.Path), "serve", "--port", "0", "--data-dir", "data", "--sandbox", sandbox.Address.ToString(), "--pbm-address", "0.0.0.0", "--pbm-port", "0");
        bare.With(2).Error.ShouldContain("0.0.0.0 can be reached by others, and there is no token");

        var launch = new Launch(folder.Path);
        var withToken = launch with { Environment = launch.Environment.Append(new("ENRICHMENT__Pbm__Token", Token)).ToDictionary() };
        using var server = await Serve(sandbox, withToken, "--pbm-address", "0.0.0.0", "--pbm-port", "0");
        var port = Port().Match(server.Out).Groups[1].Value.Split(':')[1];

        (await EnrichProcess.Run(launch, "pbm", $"127.0.0.1:{port}", "help")).With(2).Error.ShouldContain("this node asks for a token");
        (await EnrichProcess.Run(withToken, "pbm", $"127.0.0.1:{port}", "system", "config")).With(0).Out.ShouldNotContain(Token);
        (server.Out + server.Error).ShouldNotContain(Token);
    }

    private static async Task<EnrichProcess> Serve(SandboxProcess sandbox, Launch launch, params string[] words)
    {
        var quiet = launch with { Environment = launch.Environment.Append(new("ENRICHMENT__PreEnrich__Enabled", "false")).ToDictionary() };
        var process = EnrichProcess.Start(quiet, ["serve", "--port", "0", "--data-dir", "data", "--sandbox", sandbox.Address.ToString(), .. words]);
        await process.UntilItSays("data in ");
        process.HasEnded.ShouldBeFalse($"the server ended before it listened: {process.Error}");
        return process;
    }

    [GeneratedRegex(@"enrichment listening on (http://\S+)")]
    private static partial Regex Listens();

    [GeneratedRegex(@"operators' port (\S+);")]
    private static partial Regex Port();
}
