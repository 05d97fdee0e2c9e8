namespace Enrichment.Domain.Identity;

/// <summary>One run of one tenant: <c>tenant/run</c>.</summary>
public readonly record struct RunId(string Tenant, string Name)
{
    public override string ToString() => $"{Tenant}/{Name}";

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a run id.</exception>
    public static RunId Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 ? new RunId(parts[0], parts[1]) : throw new FormatException($"'{text}' is not a run id (tenant/run).");
    }
}
