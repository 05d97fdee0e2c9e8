using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>
/// Rows on their way in and out, held back by whoever is slower: memory stays flat however many there are. Cancelling ends a stream
/// with <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class RowStreams(ITableStore tables, IMaterializer materializer)
{
    private const int GroupRows = 2_000;
    private const int PageRows = 1_000;

    /// <summary>While one group is being stored the next is read and understood.</summary>
    private const int GroupsInFlight = 2;

    /// <summary>Stores rows in groups.</summary>
    public Task Import(string tableId, IEnumerable<RowDraft> drafts, CancellationToken stop) => Source.From(drafts)
        .Via(stop.AsFlow<RowDraft>(cancelGracefully: false))
        .Grouped(GroupRows)
        .SelectAsync(GroupsInFlight, async group =>
        {
            await tables.AppendRows(tableId, [.. group]);
            return Done.Instance;
        })
        .RunWith(Sink.Ignore<Done>(), materializer);

    /// <summary>Writes all rows of a table in input order, a page at a time; the next page is read while one is being written.</summary>
    public Task Export(string tableId, Func<IReadOnlyList<TableRow>, Task> write, CancellationToken stop) => Source
        .UnfoldAsync<long?, IReadOnlyList<TableRow>>(0, after => Next(tableId, after))
        .Via(stop.AsFlow<IReadOnlyList<TableRow>>(cancelGracefully: false))
        .Buffer(1, OverflowStrategy.Backpressure)
        .RunWith(Sink.ForEachAsync(1, write), materializer);

    private async Task<Option<(long?, IReadOnlyList<TableRow>)>> Next(string tableId, long? after)
    {
        if (after is not { } row)
        {
            return Option<(long?, IReadOnlyList<TableRow>)>.None;
        }

        var page = await tables.RowsInOrder(tableId, row, PageRows);
        return page.Count == 0
            ? Option<(long?, IReadOnlyList<TableRow>)>.None
            : Option<(long?, IReadOnlyList<TableRow>)>.Create((page.Count < PageRows ? null : page[^1].RowNo, page));
    }
}
