using Enrichment.Domain.Text;

namespace Enrichment.Host.Files;

/// <summary>Judges columns by the first rows' cells.</summary>
internal static class ColumnContents
{
    private const double Most = 0.6;
    private const int FewestFilled = 3;

    /// <summary>The first column whose cells mostly look like the role; null when there is none.</summary>
    public static int? Find(InputSurvey survey, ColumnRole role, IEnumerable<int> taken)
    {
        var free = Enumerable.Range(0, survey.HeaderWidth).Except(taken);
        return free.Select(c => ((int, double)?)(c, Share(survey, role, c))).Where(c => c!.Value.Item2 >= Most).MaxBy(c => c!.Value.Item2)?.Item1;
    }

    /// <summary>
    /// Whether what stands in the column may be what its header says; a "domain" of plain words, such as a field of science, may not.
    /// Blank columns and few samples are given the benefit of the doubt.
    /// </summary>
    public static bool Allows(InputSurvey survey, ColumnRole role, int column)
    {
        if (role is not (ColumnRole.Domain or ColumnRole.Email or ColumnRole.LinkedIn or ColumnRole.Priority))
        {
            return true;
        }

        var filled = Filled(survey, column);
        return filled.Count < FewestFilled || Share(filled, role) > 0.2;
    }

    private static double Share(InputSurvey survey, ColumnRole role, int column)
    {
        var filled = Filled(survey, column);
        return filled.Count < FewestFilled ? 0 : Share(filled, role);
    }

    private static double Share(List<string> filled, ColumnRole role) => filled.Count(cell => LooksLike(role, cell)) / (double)filled.Count;

    private static List<string> Filled(InputSurvey survey, int column) =>
        [.. survey.Sample.Where(r => r.Count > column).Select(r => r[column].Trim()).Where(c => c.Length > 0)];

    private static bool LooksLike(ColumnRole role, string cell) => role switch
    {
        ColumnRole.Email => EmailAddress.TryParse(cell, out _),
        ColumnRole.LinkedIn => LinkedInUrl.TryParse(cell, out _),
        ColumnRole.Priority => double.TryParse(cell, out _),
        _ => !cell.Contains('@') && !char.IsDigit(cell[^1]) && RegistrableDomain.TryParse(cell, out var domain) && !domain.IsSharedPage,
    };
}
