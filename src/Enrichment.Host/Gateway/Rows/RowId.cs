using System.Globalization;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>A row's id: its table's and its 1-based number, <c>t-…:17</c>.</summary>
internal static class RowId
{
    public static string Of(string tableId, long rowNo) => string.Create(CultureInfo.InvariantCulture, $"{tableId}:{rowNo}");

    /// <exception cref="ProblemException">404: it cannot be the id of a row.</exception>
    public static (string TableId, long RowNo) Parse(string id)
    {
        var colon = id.LastIndexOf(':');
        return colon > 0 && long.TryParse(id.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? (id[..colon], row)
            : throw ProblemException.NotFound($"row {id}");
    }

    /// <summary>The number of a row of this table, given as its id or its number.</summary>
    public static long? NumberIn(string tableId, string text)
    {
        var digits = text.StartsWith(tableId + ":", StringComparison.Ordinal) ? text[(tableId.Length + 1)..] : text;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : null;
    }
}
