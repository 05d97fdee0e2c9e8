using System.Text.Json;

namespace Enrichment.Acceptance.Support;

/// <summary>A process that has ended.</summary>
public sealed record Ended(string Words, int ExitCode, string Out, string Error)
{
    /// <summary>This, if it ended with that code; what it said otherwise.</summary>
    public Ended With(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, $"{Words}\n{Error}\n{Out}");
        return this;
    }

    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }
}
