namespace Enrichment.Host.Files;

/// <summary>What a column of an input tells about the business or person of its row. The names, in snake_case, are those of <c>--columns</c>.</summary>
public enum ColumnRole
{
    Domain,
    Name,
    Category,
    Naics,
    Sic,
    Description,
    City,
    State,
    Country,
    Street,
    PostalCode,
    Phone,
    Email,
    FirstName,
    LastName,
    Title,
    LinkedIn,
    Priority,
}

public static class ColumnRoles
{
    private static readonly Dictionary<string, ColumnRole> ByWord = Enum.GetValues<ColumnRole>().ToDictionary(Word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every word that <c>--columns</c> knows.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<ColumnRole>().Select(Word)];

    public static string Word(this ColumnRole role) => role switch
    {
        ColumnRole.PostalCode => "postal_code",
        ColumnRole.FirstName => "first_name",
        ColumnRole.LastName => "last_name",
        _ => role.ToString().ToLowerInvariant(),
    };

    public static ColumnRole? Find(string word) => ByWord.TryGetValue(word.Trim(), out var role) ? role : null;
}
