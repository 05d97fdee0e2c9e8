using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Domain.Tests.Waterfall;

/// <summary>Sources, entities and requests, short to write.</summary>
internal static class Some
{
    public static readonly DateTimeOffset RunStart = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset FreshSince = RunStart - TimeSpan.FromDays(30);
    public static readonly DateTimeOffset During = RunStart + TimeSpan.FromMinutes(1);
    public static readonly DateTimeOffset Before = RunStart - TimeSpan.FromDays(1);
    public static readonly DateTimeOffset Stale = RunStart - TimeSpan.FromDays(31);
    public static readonly EntityState Acme = EntityState.Unknown(new EntityId("t", EntityKind.Company, "acme.com"));
    public static readonly EntityState Nameless = EntityState.Unknown(new EntityId("t", EntityKind.Company, "~4f2a"));
    public static readonly Dictionary<string, Skip> NoSkips = [];
    public static readonly HashSet<string> NoCalls = [];

    public static InputHasher Hash => (_, operation, inputs) => InputHash.Of(operation, inputs, "secret"u8);

    /// <summary>A source that needs the domain, unless told otherwise.</summary>
    public static SourceDefinition Source(string operation, string[] gives, string[][]? needs = null, string[]? uses = null) => new(
        operation, operation.Split('.')[0], operation.Split('.')[0], EntityKind.Company, needs ?? [["company.domain"]], uses ?? [], gives,
        SourceTier.Cheap, new Price(0.01m, 1, "v1"), null, 3);

    public static WaterfallRequest Request(string[] wanted, params SourceDefinition[] sources) =>
        new(wanted, sources, new Dictionary<string, string>(), FreshSince, RunStart, 0.5);

    public static WaterfallRequest Given(this WaterfallRequest request, params (string Field, string Text)[] given) =>
        request with { Given = given.ToDictionary(g => g.Field, g => g.Text) };

    public static SourceAnswer Found(params (string Field, double Confidence)[] found) =>
        SourceAnswer.Of([.. found.Select(f => new FoundFact(f.Field, $"{f.Field} at {f.Confidence}", f.Confidence))], Charge.Of(1));

    /// <summary>The entity after a final answer to a source's question as <paramref name="request"/> puts it.</summary>
    public static EntityState After(
        this EntityState entity, WaterfallRequest request, SourceDefinition source, SourceAnswer answer, DateTimeOffset at)
    {
        var hash = Hash("acme", source.Operation, WaterfallPlanner.Inputs(entity, request, source)!);
        return entity.WithCall().WithAnswer(source.Operation, hash, entity.NextCallId, answer, at, request.FreshSince);
    }

    public static PlannedCall? Next(this EntityState entity, WaterfallRequest request) => WaterfallPlanner.Next(entity, request, NoSkips, Hash);

    public static string? NextOperation(this EntityState entity, WaterfallRequest request) => entity.Next(request)?.Source.Operation;

    public static Outcome Compose(this EntityState entity, WaterfallRequest request, params (string Operation, MissingReason Reason)[] skips) =>
        AnswerComposer.Compose(entity, request, skips.ToDictionary(s => s.Operation, s => new Skip(s.Reason, "why")), NoCalls);
}
