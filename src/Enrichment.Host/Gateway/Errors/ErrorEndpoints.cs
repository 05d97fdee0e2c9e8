using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Errors;

/// <summary>What went wrong: why rows failed or wait, by reason and source.</summary>
internal static class ErrorEndpoints
{
    private const int MostReasons = 50;
    private const int MostReasonsOfOne = 500;

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/errors", List).WithTags("Errors")
        .WithSummary("Why rows failed or wait, by reason and source, of every table that has such rows; newest tables first.")
        .WithDescription($"The {MostReasons} reasons of most rows for each table; {MostReasonsOfOne} of one table. To try their rows again, enrich with a rowFilter of that reason.")
        .TakesQuery("table", "Only this table.");

    private static async Task<IReadOnlyList<TableErrorsAnswer>> List(Caller caller, OwnTables own, IStoreReader reader, string? table, CancellationToken stop)
    {
        var most = table is null ? MostReasons : MostReasonsOfOne;
        var answers = new List<TableErrorsAnswer>();
        await foreach (var one in table is null ? own.List(caller) : new[] { await own.Get(caller, table) }.ToAsyncEnumerable())
        {
            stop.ThrowIfCancellationRequested();
            if (await reader.Rows.Reasons(one.TableId, most + 1) is { Count: > 0 } reasons)
            {
                answers.Add(ErrorAnswers.Of(one, reasons, most));
            }
        }

        return answers;
    }
}
