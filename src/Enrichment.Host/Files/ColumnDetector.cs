using Enrichment.Domain.Fields;

namespace Enrichment.Host.Files;

/// <summary>
/// Finds out what the columns hold: by the user's word, else by their headers' words, else by what stands in them. It prefers finding
/// nothing to a wrong guess: a column taken for a domain that holds none would fail every row.
/// </summary>
public static class ColumnDetector
{
    /// <param name="chosen">The user's own choice; wins over everything found.</param>
    /// <param name="without">Roles that no column has, by the user's word.</param>
    public static ColumnMap Detect(InputSurvey survey, IReadOnlyDictionary<ColumnRole, int> chosen, IReadOnlySet<ColumnRole>? without = null)
    {
        bool IsOpen(ColumnRole role) => !chosen.ContainsKey(role) && without?.Contains(role) != true;
        var roles = new Dictionary<ColumnRole, int>(chosen);
        var how = chosen.Keys.ToDictionary(role => role, _ => "--columns");
        foreach (var (role, column) in ByHeader(survey, chosen, IsOpen))
        {
            roles[role] = column;
            how[role] = "header";
        }

        foreach (var role in new[] { ColumnRole.Domain, ColumnRole.Email, ColumnRole.LinkedIn }.Where(r => IsOpen(r) && !roles.ContainsKey(r)))
        {
            if (ColumnContents.Find(survey, role, roles.Values) is { } column)
            {
                roles[role] = column;
                how[role] = "contents";
            }
        }

        return new ColumnMap(survey.Columns, roles, how);
    }

    private static IEnumerable<(ColumnRole Role, int Column)> ByHeader(
        InputSurvey survey, IReadOnlyDictionary<ColumnRole, int> chosen, Func<ColumnRole, bool> isOpen)
    {
        var candidates =
            from column in Enumerable.Range(0, survey.HeaderWidth)
            where !chosen.Values.Contains(column) && !IsOurOwn(survey.Columns[column])
            let words = HeaderWords.Of(survey.Columns[column])
            from role in Enum.GetValues<ColumnRole>()
            where isOpen(role)
            let fit = HeaderWords.Fit(role, words)
            where fit is not null && ColumnContents.Allows(survey, role, column)
            orderby fit, column
            select (role, column);
        var roles = new HashSet<ColumnRole>();
        var columns = new HashSet<int>();
        foreach (var (role, column) in candidates)
        {
            if (!roles.Contains(role) && !columns.Contains(column))
            {
                roles.Add(role);
                columns.Add(column);
                yield return (role, column);
            }
        }
    }

    /// <summary>
    /// Columns that an earlier enrichment wrote about a company's contact say nothing about whom the row is about.
    /// </summary>
    private static bool IsOurOwn(string header) =>
        FieldCatalog.All.Any(f => f.Name.StartsWith("contact.", StringComparison.Ordinal) && f.Column.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase));
}
