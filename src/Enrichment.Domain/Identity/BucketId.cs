using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Enrichment.Domain.Identity;

/// <summary>One execution over one segment of a run: <c>tenant/run/segment</c>. The segment is 1 to 80 letters, digits, '-' and '_'.</summary>
public readonly record struct BucketId
{
    private const string Rule = "tenant/run/segment, the segment of letters, digits, '-' and '_'";

    // Written once: an id is looked up, sent and stored by its text again and again.
    private readonly string? text;

    /// <summary>Names a bucket.</summary>
    /// <exception cref="FormatException">The segment breaks the rule.</exception>
    [JsonConstructor]
    public BucketId(RunId run, string segment)
    {
        if (run.Name is null || !IdText.IsSegment(segment))
            throw new FormatException($"'{run}/{segment}' is not a bucket id ({Rule}).");
        (Run, Segment, text) = (run, segment, $"{run}/{segment}");
    }

    /// <summary>The run that it belongs to.</summary>
    public RunId Run { get; }

    /// <summary>Which part of the run: a vertical bucket's name, a container's id.</summary>
    public string Segment { get; }

    [JsonIgnore]
    public string Tenant => Run.Tenant;

    public bool Equals(BucketId other) => text == other.text;

    public override int GetHashCode() => text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => text ?? "";

    /// <summary>Whether a text can be a segment, such as a vertical bucket's name.</summary>
    public static bool IsSegment([NotNullWhen(true)] string? text) => IdText.IsSegment(text);

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a bucket id.</exception>
    public static BucketId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a bucket id ({Rule}).");

    /// <summary>Reads the text that <see cref="ToString"/> writes; false when it is not a bucket id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BucketId id)
    {
        id = default;
        var slash = text?.LastIndexOf('/') ?? -1;
        if (slash < 0 || !RunId.TryParse(text![..slash], out var run) || !IdText.IsSegment(text[(slash + 1)..]))
            return false;
        id = new BucketId(run, text[(slash + 1)..]);
        return true;
    }
}
