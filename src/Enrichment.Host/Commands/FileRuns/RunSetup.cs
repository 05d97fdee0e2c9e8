using Enrichment.Domain.Identity;
using Enrichment.Domain.Rules;
using Enrichment.Host.Configuration;
using Enrichment.Host.Files;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Everything that is found out before anything is opened or written: the settings, what the input holds, how it is to be read.</summary>
/// <param name="Persons">The input names persons.</param>
/// <param name="OneBucket">The strategy that every row is worked by, where there is no telling them apart or the user said so; null else.</param>
public sealed record RunSetup(
    RunRequest Request,
    EnrichmentSettings Settings,
    InputSurvey Survey,
    ColumnMap Columns,
    RecordIdRule Ids,
    StrategyBook Strategies,
    BucketRules Rules,
    bool Persons,
    string? OneBucket)
{
    /// <exception cref="InputProblemException">The input cannot be worked.</exception>
    /// <exception cref="UsageException">An option names something that is not there.</exception>
    /// <exception cref="ConfigurationProblemException">A setting is wrong.</exception>
    public static RunSetup Of(RunRequest request, EnrichmentSettings settings)
    {
        StageBook.Named(settings.Stages, request.Stages ?? settings.Run.Stages);
        var limits = new CsvLimits(settings.Run.CellLimit, settings.Run.ColumnLimit);
        var survey = InputSurvey.Of(new CsvFile(request.Input, FormatDetector.Detect(request.Input, request.Delimiter), limits));
        var strategies = Rulebooks.Strategies(settings);
        try
        {
            var columns = ColumnDetector.Detect(survey, Chosen(request, survey));
            return new RunSetup(
                request, settings, survey, columns, RecordIdRule.For(survey.Columns, request.IdColumns), strategies, Rulebooks.Buckets(settings),
                RowEntities.AreNamedIn(columns), OneBucketOf(request, columns, strategies));
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    /// <summary>What was taken for what, for the user to check; one line each.</summary>
    public IEnumerable<string> Describe()
    {
        yield return $"{Request.Input}: {Survey.Rows:N0} rows, {Survey.HeaderWidth} columns";
        yield return Columns.Roles.Count == 0 ? "no column was recognised; use --columns" : $"columns: {string.Join(", ", Columns.Describe())}";
        yield return Ids.UsesWholeRow ? "record id: the whole row" : $"record id: {string.Join(" + ", Ids.Columns)}";
        if (OneBucket is not null)
        {
            yield return Request.Strategy is null
                ? $"no category, NAICS or SIC column: all rows are one bucket, worked by the strategy '{OneBucket}'"
                : $"all rows are worked by the strategy '{OneBucket}'";
        }

        if (Survey.ShortRows > 0)
        {
            yield return $"warning: {Survey.ShortRows:N0} rows have fewer cells than the header; the missing ones count as blank";
        }

        if (Survey.BadRows > 0)
        {
            yield return $"warning: {Survey.BadRows:N0} rows cannot be read as they stand; they are kept and marked failed";
        }
    }

    private static Dictionary<ColumnRole, int> Chosen(RunRequest request, InputSurvey survey)
    {
        var chosen = new Dictionary<ColumnRole, int>(ColumnOverrides.Parse(request.Columns, survey.Columns));
        if (request.PriorityColumn is { } priority)
        {
            chosen[ColumnRole.Priority] = ColumnOverrides.Find("--priority-column", priority, survey.Columns);
        }

        return chosen;
    }

    private static string? OneBucketOf(RunRequest request, ColumnMap columns, StrategyBook strategies)
    {
        if (request.Strategy is { } name)
        {
            return strategies.Named(name)?.Name
                ?? throw new FormatException($"--strategy: there is no strategy '{name}'.{Domain.Text.DidYouMean.Hint(name, [.. strategies.All.Select(s => s.Name)])}");
        }

        return RowBuckets.OneFor(columns, strategies);
    }
}
