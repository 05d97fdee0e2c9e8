using System.Globalization;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway;

/// <summary>Which page of a list a request wants: lists by age go on by cursor, so that none reads what came before.</summary>
/// <param name="After">Null for the newest.</param>
internal sealed record ListPage(int Limit, ListMark? After)
{
    private const int DefaultLimit = 50;
    private const int MostLimit = 200;
    private const long MicrosecondTicks = TimeSpan.TicksPerMillisecond / 1000;

    /// <exception cref="ProblemException">400: limit or cursor is none.</exception>
    public static ListPage Of(IQueryCollection query) => new(
        (int)QueryNumber.Read(query, "limit", DefaultLimit, 1, MostLimit), query["cursor"].ToString() is { Length: > 0 } cursor ? Read(cursor) : null);

    public static TBuilder Describe<TBuilder>(TBuilder endpoint, string cursor = "nextCursor")
        where TBuilder : IEndpointConventionBuilder => endpoint
        .TakesQuery("limit", $"Entries at most, 1 to {MostLimit}. Default {DefaultLimit}.", QueryKind.Integer)
        .TakesQuery("cursor", $"The {cursor} of the page before.");

    /// <summary>The first entries, as many as the page holds, and the cursor behind them; null at the end.</summary>
    /// <param name="found">In order; one more than the page holds where the list goes on.</param>
    public (IReadOnlyList<T> Entries, string? Next) Cut<T>(IReadOnlyList<T> found, Func<T, ListMark> markOf) =>
        found.Count <= Limit ? (found, null) : ([.. found.Take(Limit)], Write(markOf(found[Limit - 1])));

    private static string Write(ListMark mark) => string.Create(CultureInfo.InvariantCulture, $"{(mark.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / MicrosecondTicks}.{mark.Id}");

    private static ListMark Read(string cursor)
    {
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        const long Most = 200_000_000_000_000_000;
        return dot > 0 && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros <= Most
            ? new ListMark(DateTimeOffset.UnixEpoch.AddTicks(micros * MicrosecondTicks), cursor[(dot + 1)..])
            : throw ProblemException.BadField("cursor", $"'{cursor}' is not a cursor of this list.");
    }
}
