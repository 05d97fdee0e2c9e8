namespace Enrichment.Domain.Identity;

/// <summary>One execution over one segment of a run: <c>tenant/run/segment</c>.</summary>
public readonly record struct BucketId(RunId Run, string Segment)
{
    public string Tenant => Run.Tenant;

    public override string ToString() => $"{Run}/{Segment}";

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a bucket id.</exception>
    public static BucketId Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3
            ? new BucketId(new RunId(parts[0], parts[1]), parts[2])
            : throw new FormatException($"'{text}' is not a bucket id (tenant/run/segment).");
    }
}
