using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Text;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Configuration;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>How an import is to be read.</summary>
/// <param name="Columns">Role to column's name or id, over what is guessed; to an empty text for a role that no column has.</param>
/// <param name="Delimiter">Null to find it out.</param>
/// <param name="Strategy">For every row; null for the bucket rules.</param>
/// <param name="Types">By column; null when all are text.</param>
internal sealed record ImportOptions(
    string Name, IReadOnlyDictionary<string, string> Columns, char? Delimiter, string? Strategy, IReadOnlyList<CellType>? Types);

/// <summary>A CSV file on the disk becomes a table: surveyed first, so that a file that cannot be worked leaves nothing behind.</summary>
internal sealed class TableImport(
    ITableStore tables, ITenantStore tenants, RowStreams rows, UploadFolder uploads, EnrichmentSettings settings, StrategyBook strategies, BucketRules rules, TimeProvider time)
{
    private readonly CsvLimits limits = new(settings.Run.CellLimit, settings.Run.ColumnLimit);

    /// <exception cref="InputProblemException">The file cannot be worked.</exception>
    /// <exception cref="ProblemException">An option names something that is not there, or there are too many rows.</exception>
    public (InputSurvey Survey, ColumnMap Columns, string? Strategy) Look(string path, ImportOptions options)
    {
        var survey = InputSurvey.Of(new CsvFile(path, FormatDetector.Detect(path, options.Delimiter), limits));
        if (survey.Rows > settings.Serve.RowLimit)
        {
            throw new ProblemException(StatusCodes.Status413PayloadTooLarge, $"The import has more than {settings.Serve.RowLimit:N0} rows.", null, "body");
        }

        if (options.Columns.GroupBy(c => RoleOf(c.Key)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw ProblemException.BadField($"columns.{twice.Key.Word()}", "The role is given twice.");
        }

        var chosen = options.Columns.ToLookup(c => c.Value.Length > 0, c => (Role: RoleOf(c.Key), Column: c.Value));
        var columns = ColumnDetector.Detect(
            survey, chosen[true].ToDictionary(c => c.Role, c => ColumnOf(c.Role, c.Column, survey.Columns)), chosen[false].Select(c => c.Role).ToHashSet());
        return (survey, columns, StrategyOf(options.Strategy, columns));
    }

    /// <summary>Imports a file; again, after a crash, it adds only what is missing.</summary>
    public async Task<(TableDefinition Table, ImportAnswer Import)> Run(string tenant, string tableId, string path, ImportOptions options, CancellationToken stop)
    {
        var (survey, columns, strategy) = Look(path, options);
        var table = new TableDefinition(
            tableId, tenant, options.Name, survey.Columns, [], time.GetUtcNow(),
            new TableShape(columns.Roles.ToDictionary(r => r.Key.Word(), r => r.Value), Types(options.Types, survey.Columns.Count), strategy));
        using var mark = uploads.Begin(tableId);
        try
        {
            await tables.CreateTable(table);
            await rows.Import(tableId, (await Intake(tenant, survey, columns, strategy)).Drafts(), stop);
        }
        catch
        {
            await tables.DeleteTable(tableId);
            throw;
        }

        return (table, new ImportAnswer(survey.Rows, survey.ShortRows, survey.BadRows));
    }

    private async Task<RowIntake> Intake(string tenant, InputSurvey survey, ColumnMap columns, string? strategy)
    {
        var secret = await tenants.Secret(tenant);
        return new RowIntake(
            survey, columns, new RowEntities(new EntityIdentifier(TenantId.Parse(tenant), secret.Span), columns),
            new FilledCells(survey.Columns, [.. FieldCatalog.All.Select(f => f.Name)], overwrite: false),
            RecordIdRule.For(survey.Columns), new RowBuckets(rules, columns, strategy).Of);
    }

    private string? StrategyOf(string? chosen, ColumnMap columns)
    {
        if (chosen is not null)
        {
            return strategies.Named(chosen)?.Name ?? throw ProblemException.BadField(
                "strategy", $"There is no strategy '{chosen}'.{DidYouMean.Hint(chosen, [.. strategies.All.Select(s => s.Name)])}");
        }

        return RowBuckets.OneFor(columns, strategies);
    }

    private static ColumnRole RoleOf(string word) => ColumnRoles.Find(word)
        ?? throw ProblemException.BadField($"columns.{word}", $"There is no role '{word}'.{DidYouMean.Hint(word, ColumnRoles.Words)}");

    /// <summary>By name, else by id: a name may hold what separates the parts of a query.</summary>
    private static int ColumnOf(ColumnRole role, string column, IReadOnlyList<string> columns) =>
        ColumnNames.Find(column, columns) ?? ColumnNames.OfId(column, columns.Count)
        ?? throw ProblemException.BadField($"columns.{role.Word()}", $"The table has no column '{column}'.{DidYouMean.Hint(column, [.. columns])}");

    // Longer rows than the header add columns that no type was found for.
    private static IReadOnlyList<CellType> Types(IReadOnlyList<CellType>? types, int columns) =>
        [.. (types ?? []).Concat(Enumerable.Repeat(CellType.Text, columns)).Take(columns)];
}
