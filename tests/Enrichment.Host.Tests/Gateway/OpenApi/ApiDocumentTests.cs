using System.Text.Json;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.OpenApi;

/// <summary>The API as its document has it: what clients rely on, so that no change of it goes unseen.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1 };
    private GatewayOfTest gateway = null!;
    private JsonElement document;

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start();
        document = await gateway.Http.GetJson("/openapi/v1.json");
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task The_document_is_the_reviewed_one()
    {
        var reviewed = Path.Combine(Root(), "tests", "contracts", "openapi.json");
        var found = JsonSerializer.Serialize(document, Indented).ReplaceLineEndings("\n") + "\n";
        if (!File.Exists(reviewed) || (await File.ReadAllTextAsync(reviewed)).ReplaceLineEndings("\n") != found)
        {
            var regenerated = Path.Combine(AppContext.BaseDirectory, "openapi.json");
            await File.WriteAllTextAsync(regenerated, found);
            Assert.Fail($"The API's document has changed. If it was meant to: cp {regenerated} {reviewed}");
        }
    }

    [Fact]
    public void Every_operation_says_what_it_does_takes_and_answers()
    {
        var poor = new List<string>();
        foreach (var (place, operation) in Operations())
        {
            var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [];
            var responses = operation.GetProperty("responses");
            var isWriting = place.StartsWith("post", StringComparison.Ordinal) || place.StartsWith("put", StringComparison.Ordinal) || place.StartsWith("patch", StringComparison.Ordinal);
            string[] lacks =
            [
                .. operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 5 ? [] : (string[])["a summary"],
                .. parameters.Where(p => p.Text("in") == "query" && !p.TryGetProperty("description", out _)).Select(p => $"a description of {p.Text("name")}"),
                .. parameters.Where(p => !p.TryGetProperty("schema", out _)).Select(p => $"a schema of {p.Text("name")}"),
                .. responses.EnumerateObject().Any(r => r.Name[0] == '2' && (r.Name == "204" || r.Value.TryGetProperty("content", out _))) ? [] : (string[])["a schema of its answer"],
                .. !place.Contains("/v2/", StringComparison.Ordinal) || responses.TryGetProperty("401", out _) ? [] : (string[])["its problems"],
                .. !isWriting || operation.TryGetProperty("requestBody", out _) || place.EndsWith("/cancel", StringComparison.Ordinal)
                    || place.EndsWith("/run", StringComparison.Ordinal) || place.EndsWith("/pause", StringComparison.Ordinal) || place.EndsWith("/resume", StringComparison.Ordinal) ? [] : (string[])["a schema of its body"],
            ];
            poor.AddRange(lacks.Select(l => $"{place} lacks {l}"));
        }

        poor.ShouldBeEmpty();
        Operations().Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Health_needs_no_key_and_everything_else_does()
    {
        document.GetProperty("security").GetArrayLength().ShouldBe(2);
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").Text("scheme").ShouldBe("bearer");
        Operations().Where(o => o.Operation.TryGetProperty("security", out _)).ShouldAllBe(o => o.Place.Contains("/healthz/", StringComparison.Ordinal));
    }

    private IEnumerable<(string Place, JsonElement Operation)> Operations() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", operation.Value);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Enrichment.sln")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }
}
