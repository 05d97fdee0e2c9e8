using System.Globalization;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Live;

/// <summary>Where a listener wants to go on: <c>Last-Event-ID</c>, which readers send when they come again, or <c>?from=</c>.</summary>
internal static class LastHeard
{
    private const string Header = "Last-Event-ID";

    /// <returns>Null when it says nothing.</returns>
    /// <exception cref="ProblemException">It is not a counter.</exception>
    public static long? Of(HttpRequest request) =>
        Counter(Header, request.Headers[Header].ToString()) ?? Counter("from", request.Query["from"].ToString());

    private static long? Counter(string field, string text) => text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var counter) ? counter
        : throw ProblemException.BadField(field, "This is not the id of an event of a table.");
}
