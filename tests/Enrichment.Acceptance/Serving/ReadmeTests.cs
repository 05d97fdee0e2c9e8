using System.Diagnostics;
using System.Text.Json;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Serving;

/// <summary>What README tells a reader to type works as it stands there.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Address = "http://127.0.0.1:5090";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_curl_line_of_the_server_section_does_what_the_section_says()
    {
        using var sandbox = await SandboxProcess.Start(folder);
        using var server = await ServerProcess.AsShipped(new Launch(folder.Path), "data", sandbox);
        var lines = Lines();
        lines.Count(l => l.Contains("curl ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(5);
        var table = "";
        var job = "";
        foreach (var line in lines)
        {
            var answer = await Type(line.Replace(Address, server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal), table, job);
            switch (line)
            {
                case var _ when line.StartsWith("table=", StringComparison.Ordinal):
                    (table = answer).ShouldStartWith("t-");
                    break;
                case var _ when line.StartsWith("job=", StringComparison.Ordinal):
                    (job = answer).ShouldStartWith("j-");
                    break;
                case var _ when line.EndsWith("/events", StringComparison.Ordinal):
                    answer.ShouldContain("event: row");
                    answer.ShouldContain("event: job");
                    await Patience.Until(async () => await Status(server, table, job) is "completed" or "failed", () => $"the job {job} did not end");
                    break;
                case var _ when line.Contains("/estimate", StringComparison.Ordinal):
                    Json(answer).GetProperty("costHigh").GetDecimal().ShouldBeGreaterThan(0);
                    break;
                case var _ when line.Contains("/jobs/", StringComparison.Ordinal):
                    Json(answer).GetProperty("status").GetString().ShouldBe("completed");
                    break;
                case var _ when line.Contains("/explain", StringComparison.Ordinal):
                    Json(answer).GetProperty("cells").GetArrayLength().ShouldBeGreaterThan(0);
                    break;
                case var _ when line.Contains("/export", StringComparison.Ordinal):
                    File.ReadLines(Path.Combine(folder.Path, "enriched.csv")).First().ShouldContain("enrichment_status");
                    break;
                default:
                    Assert.Fail($"The test does not know what README promises of: {line}");
                    break;
            }
        }

        (await sandbox.Bill()).Sources.Values.Sum(s => s.Calls).ShouldBeGreaterThan(0);
    }

    /// <summary>The lines of the block marked <c>sh</c> under "As a server".</summary>
    private static List<string> Lines()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var section = readme[readme.IndexOf("## As a server", StringComparison.Ordinal)..];
        var block = section[(section.IndexOf("```sh\n", StringComparison.Ordinal) + 6)..];
        return [.. block[..block.IndexOf("\n```", StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Types a line into a shell; a line that sets a variable answers its value.</summary>
    private async Task<string> Type(string line, string table, string job)
    {
        var script = $"set -e; table={table}; job={job}; ln -sfn '{Path.Combine(Repository.Root, "samples")}' samples; {line}";
        var variable = line.Split('=')[0];
        if (variable is "table" or "job")
        {
            script += $"; echo ${variable}";
        }

        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var answer = await shell.StandardOutput.ReadToEndAsync();
        var error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, $"{line}\n{answer}\n{error}");
        return answer.Trim();
    }

    private static async Task<string?> Status(ServerProcess server, string table, string job) =>
        Json(await server.Http.GetStringAsync(new Uri($"/v2/tables/{table}/jobs/{job}", UriKind.Relative))).GetProperty("status").GetString();

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
