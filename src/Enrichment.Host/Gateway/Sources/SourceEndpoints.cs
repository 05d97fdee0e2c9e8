using Enrichment.Domain.Text;
using Enrichment.Host.Composition;
using Enrichment.Host.Composition.Metering;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Sources;

/// <summary>Sources: what they cost and answer, what waits for them, and their pause, which outlives a restart.</summary>
internal static class SourceEndpoints
{
    public static void Map(RouteGroupBuilder v2)
    {
        var sources = v2.MapGroup("/sources").WithTags("Sources");
        sources.MapGet("", List).WithSummary("Every vendor account and its operations, with queue, limits, hit rate and latency.");
        sources.MapPost("/{account}/pause", Pause).WithSummary("Asks it nothing more until it is resumed; operators only.");
        sources.MapPost("/{account}/resume", Resume).WithSummary("Asks it again, also after its allowance or key was refused; operators only.");
    }

    private static async Task<SourcesAnswer> List(IEngine engine, MeteredCatalog sources, CancellationToken stop)
    {
        var views = (await engine.Accounts(stop)).ToDictionary(v => v.Account);
        return new SourcesAnswer(sources.Since, [.. sources.Accounts.Select(a => SourceAnswers.Of(a, views.GetValueOrDefault(a.Name), sources))]);
    }

    private static Task<AccountAnswer> Pause(
        string account, Caller caller, IEngine engine, MeteredCatalog sources, AuditTrail audit, CancellationToken stop) =>
        Do(account, "pause", caller, () => engine.PauseAccount(account, $"paused by {caller.KeyId}", stop), engine, sources, audit, stop);

    private static Task<AccountAnswer> Resume(
        string account, Caller caller, IEngine engine, MeteredCatalog sources, AuditTrail audit, CancellationToken stop) =>
        Do(account, "resume", caller, () => engine.ResumeAccount(account, stop), engine, sources, audit, stop);

    private static async Task<AccountAnswer> Do(
        string account, string verb, Caller caller, Func<Task<CommandResult>> command, IEngine engine, MeteredCatalog sources, AuditTrail audit,
        CancellationToken stop)
    {
        caller.RequireOperator();
        var definition = sources.Accounts.FirstOrDefault(a => a.Name == account)
            ?? throw ProblemException.NotFound($"source account {account}.{DidYouMean.Hint(account, [.. sources.Accounts.Select(a => a.Name)])}".TrimEnd('.'));
        Commanded.Require(await command());
        await audit.Note(caller, $"source.{verb}", account);
        return SourceAnswers.Of(definition, (await engine.Accounts(stop)).FirstOrDefault(v => v.Account == account), sources);
    }
}
