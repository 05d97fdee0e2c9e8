using Enrichment.Domain.Identity;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Privacy;
using Enrichment.Operators.Seams;
using Enrichment.Storage;

namespace Enrichment.Host.Operators;

/// <summary>The entities of every tenant.</summary>
internal sealed class NodeEntityOperations(IEngine engine, IStoreReader reader, LocalNode node) : IEntityOperations
{
    public async Task<EntityDetail?> Show(EntityId entity)
    {
        var state = await reader.Entity(entity);
        var calls = await reader.Ledger.OfEntity(entity);
        return state.Version == 0 && calls.Count == 0 ? null : new EntityDetail(
            entity.ToString(), state.AliasOf?.ToString(), state.Version,
            [.. state.Facts.Values.Select(f => new FactLine(f.Field, f.Value, f.Confidence, f.Operation, f.At, f.CallId, f.Evidence))],
            [.. state.Attempts.Values.OrderBy(a => a.At).Select(a => new QuestionLine(a.Operation, a.Outcome.ToString(), a.At, a.CallId))],
            [.. calls.Select(CallLines.Of)]);
    }

    public async Task Forget(EntityId entity)
    {
        await Refusals.Require(engine.ForgetEntity(entity, CancellationToken.None));
        await Refusals.Told(() => Residue.EmptyLog(node.Store));
    }
}
