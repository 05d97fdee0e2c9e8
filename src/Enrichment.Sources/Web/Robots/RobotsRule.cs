namespace Enrichment.Sources.Web.Robots;

/// <summary>One <c>Allow</c> or <c>Disallow</c> line.</summary>
/// <param name="Pattern">Normalised: <c>*</c> stands for any run of characters, <c>$</c> at the end for the end of the path.</param>
internal sealed record RobotsRule(bool Allow, string Pattern)
{
    /// <summary>Whether the pattern matches a normalised path from its first character.</summary>
    public bool Matches(string path)
    {
        var anchored = Pattern.EndsWith('$');
        var parts = (anchored ? Pattern[..^1] : Pattern).Split('*');
        if (parts.Sum(p => p.Length) > path.Length || !path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            // The leftmost place of each part leaves the most room for the ones after it.
            var isLast = i == parts.Length - 1;
            var found = anchored && isLast ? LastPlace(path, parts[i], at) : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }

    private static int LastPlace(string path, string part, int from) =>
        path.Length - part.Length >= from && path.EndsWith(part, StringComparison.Ordinal) ? path.Length - part.Length : -1;
}
