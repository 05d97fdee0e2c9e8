using Enrichment.Domain.Rows;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>A row's status as requests give it.</summary>
internal static class RowStatusField
{
    /// <exception cref="ProblemException">400: there is no such status; names those there are.</exception>
    public static RowStatus Read(string field, string word)
    {
        foreach (var status in Enum.GetValues<RowStatus>())
        {
            if (status.Word() == word)
            {
                return status;
            }
        }

        throw ProblemException.BadField(field, $"'{word}' is not a row's status.", string.Join(", ", Enum.GetValues<RowStatus>().Select(s => s.Word())));
    }
}
