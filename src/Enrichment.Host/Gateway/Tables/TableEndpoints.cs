using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Configuration;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.PreEnriching;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>Tables: import, list, delete.</summary>
internal static class TableEndpoints
{
    private const long PreviewBytes = 1 << 20;
    private const int PreviewRows = 20;

    public static void Map(RouteGroupBuilder v2)
    {
        var tables = v2.MapGroup("/tables").WithTags("Tables");
        Described(tables.MapPost("", Import)).IsIdempotent()
            .WithSummary("Imports a table: CSV or JSON lines of any size, or one JSON document.").Produces<TableAnswer>(StatusCodes.Status201Created)
            .TakesBody("The rows.", typeof(JsonImport), "text/csv", "application/x-ndjson")
            .MayAnswer(StatusCodes.Status413PayloadTooLarge).MayAnswer(StatusCodes.Status415UnsupportedMediaType)
            .MayAnswer(StatusCodes.Status422UnprocessableEntity);
        Described(tables.MapPost("/preview", Preview))
            .WithSummary("Looks at the first megabyte of a CSV file: columns, guessed roles, sample rows. Stores nothing.")
            .TakesBody("The file, or its beginning.", null, "text/csv");
        ListPage.Describe(tables.MapGet("", List)).WithSummary("Lists the tables, newest first; with standing=true also the one of all businesses.")
            .TakesQuery("standing", "true lists the table of all businesses too.", QueryKind.Boolean);
        tables.MapGet("/{tableId}", Get).WithSummary("One table with its columns.");
        tables.MapDelete("/{tableId}", Delete).WithSummary("Deletes a table with its rows. What was bought stays known.")
            .Produces(StatusCodes.Status204NoContent).MayAnswer(StatusCodes.Status409Conflict);
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder import) => import
        .TakesQuery("name", "What the table is called.")
        .TakesQuery("columns", "Roles of columns, over what is guessed: domain=homepage_url,name=Company.")
        .TakesQuery("delimiter", "One character, or tab; found out where it is left out.")
        .TakesQuery("strategy", "The strategy that works every row; where it is left out the bucket rules choose.");

    private static async Task<IResult> Import(
        HttpContext http, Caller caller, ImportRequests requests, TableImport import, ImportSlots slots, Idempotency idempotency, OwnTables own,
        ITableStore tables, PreEnrichment preEnrichment, AuditTrail audit, CancellationToken stop)
    {
        using var slot = slots.Take();
        using var source = await requests.Read(http.Request, stop);
        var (id, _) = await idempotency.IdFor(http, caller, $"{http.Request.QueryString} {Convert.ToHexString(source.Upload.Sha256)}", NewIds.Table());
        if (await own.Find(caller, id) is { } known)
        {
            return Results.Created($"/v2/tables/{id}", TableAnswers.Of(known, await tables.RowCount(id)));
        }

        var (table, imported) = await Task.Run(() => import.Run(caller.Tenant, id, source.CsvPath, source.Options, stop), stop);
        await audit.Note(caller, "table.create", id, $"rows {imported.Rows}");
        await preEnrichment.Begin(table);
        return Results.Created($"/v2/tables/{id}", TableAnswers.Of(table, imported.Rows, imported));
    }

    private static async Task<PreviewAnswer> Preview(HttpContext http, ImportRequests requests, TableImport import, CancellationToken stop)
    {
        using var source = await requests.Head(http.Request, PreviewBytes, stop);
        var (survey, columns, strategy) = await Task.Run(() => import.Look(source.CsvPath, source.Options), stop);
        var shape = new Domain.Rows.TableShape(columns.Roles.ToDictionary(r => r.Key.Word(), r => r.Value), [], strategy);
        return new PreviewAnswer(
            [.. TableAnswers.Inputs(survey.Columns, shape)], columns.How.ToDictionary(h => h.Key.Word(), h => h.Value),
            [.. survey.Sample.Take(PreviewRows)], ColumnRoles.Words, strategy);
    }

    private static async Task<TablePage> List(HttpContext http, Caller caller, OwnTables own, ITableStore tables, bool standing = false)
    {
        var page = ListPage.Of(http.Request.Query);
        var found = await own.List(caller, page.After, page.Limit + 1).Where(t => standing || !BusinessTable.Is(t)).Take(page.Limit + 1).ToListAsync();
        var (listed, next) = page.Cut(found, OwnTables.MarkOf);
        var answers = new List<TableAnswer>();
        foreach (var table in listed)
        {
            answers.Add(TableAnswers.Of(table, await tables.RowCount(table.TableId)));
        }

        return new TablePage(answers, next);
    }

    private static async Task<TableAnswer> Get(string tableId, Caller caller, OwnTables own, ITableStore tables) =>
        TableAnswers.Of(await own.Get(caller, tableId), await tables.RowCount(tableId));

    private static async Task<IResult> Delete(string tableId, Caller caller, OwnTables own, ITableStore tables, IJobStore jobs, AuditTrail audit)
    {
        var table = await own.Get(caller, tableId);
        if ((await jobs.Unfinished()).Any(j => j.Tenant == caller.Tenant && j.TableId == tableId))
        {
            throw new ProblemException(StatusCodes.Status409Conflict, "The table has a job under way.", "Cancel it first.");
        }

        await tables.DeleteTable(table.TableId);
        await audit.Note(caller, "table.delete", tableId);
        return Results.NoContent();
    }
}

/// <summary>How many imports may be under way at once.</summary>
internal sealed class ImportSlots(EnrichmentSettings settings)
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);
    private int taken;

    /// <exception cref="ProblemException">429: there are as many as there may be.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Increment(ref taken) <= settings.Serve.Imports)
        {
            return new Slot(this);
        }

        Interlocked.Decrement(ref taken);
        throw new ProblemException(StatusCodes.Status429TooManyRequests, "As many imports are under way as there may be.", null, null, ComeAgain);
    }

    private sealed class Slot(ImportSlots slots) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref slots.taken);
    }
}
