using System.Globalization;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway;

/// <summary>Numbers in a query string.</summary>
internal static class QueryNumber
{
    /// <exception cref="ProblemException">400: it is there, and is no number between <paramref name="least"/> and <paramref name="most"/>.</exception>
    public static long Read(IQueryCollection query, string name, long otherwise, long least, long most) => query[name].ToString() is not { Length: > 0 } text
        ? otherwise
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw ProblemException.BadField(name, $"'{text}' is not a number from {least:N0} to {most:N0}.");
}
