using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Privacy;

/// <summary>A fact with its provenance.</summary>
public sealed record FactAnswer(
    string Field, string Value, double Confidence, string Source, string Call, DateTimeOffset Time, string? Evidence);

/// <summary>A question that was answered and is not asked again while the answer is fresh.</summary>
public sealed record QuestionAnswer(string Source, string Answer, string Call, DateTimeOffset Time);

/// <summary>What is known of a company, person or property.</summary>
/// <param name="AliasOf">The entity that took its place, once its key was learnt.</param>
/// <param name="Calls">Every call ever made for it; they stay when it is deleted.</param>
public sealed record EntityDocumentAnswer(
    string Id, string Kind, string Key, string? AliasOf, IReadOnlyList<FactAnswer> Facts, IReadOnlyList<QuestionAnswer> Questions,
    IReadOnlyList<CallAnswer> Calls);

/// <summary>Single companies, people and properties: what is known of them, and forgetting it.</summary>
internal static class EntityEndpoints
{
    private static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(10);

    public static void Map(RouteGroupBuilder v2)
    {
        var entities = v2.MapGroup("/entities/{kind}/{key}").WithTags("Privacy");
        entities.MapGet("", Get).WithSummary("What is known of a company, person or property, where it came from, and what was asked.").Produces<EntityDocumentAnswer>();
        entities.MapDelete("", Delete).RequireOperator()
            .WithSummary("Forgets it: facts, answered questions, what it gave to rows; of a person the cells of its rows too. Calls stay: they name nobody.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<EntityDocumentAnswer> Get(string kind, string key, Caller caller, IStoreReader reader, IJobStore jobs)
    {
        var id = IdOf(kind, key, caller);
        var state = await reader.Entity(id);
        var calls = await CallAnswers.Of(await reader.Ledger.OfEntity(id), jobs);
        if (state.Version == 0 && calls.Count == 0)
        {
            throw NotKnown(kind, key);
        }

        return new EntityDocumentAnswer(
            id.ToString(), kind, id.Key, state.AliasOf?.ToString(),
            [.. state.Facts.Values.Select(f => new FactAnswer(f.Field, f.Value, f.Confidence, f.Operation, f.CallId, f.At, f.Evidence))],
            [.. state.Attempts.Values.OrderBy(a => a.At).Select(a => new QuestionAnswer(a.Operation, a.Outcome.ToString(), a.CallId, a.At))], calls);
    }

    private static async Task<IResult> Delete(
        string kind, string key, Caller caller, IEngine engine, LocalNode node, AuditTrail audit, CancellationToken stop)
    {
        var id = IdOf(kind, key, caller);
        if (await engine.ForgetEntity(id, stop) is { Problem: { } problem })
        {
            throw new ProblemException(StatusCodes.Status409Conflict, problem, "Cancel the job that asks for it, or come again.", null, BusyFor);
        }

        await audit.Note(caller, "entity.delete", id.ToString());
        await Residue.EmptyLog(node.Store);
        return Results.NoContent();
    }

    private static EntityId IdOf(string kind, string key, Caller caller) =>
        EntityId.TryParse($"{caller.Tenant}/{kind}/{key}", out var id) ? id : throw NotKnown(kind, key);

    private static ProblemException NotKnown(string kind, string key) => ProblemException.NotFound($"entity {kind}/{key}");
}
