using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryRow(RowDraft draft)
{
    private readonly List<(EntityId Entity, RowAnswer Answer)> _answers = [];
    private readonly Dictionary<EntityId, EntityOutcome> _outcomes = [];
    private readonly HashSet<EntityId> _foundWhileDeferred = [];
    private HashSet<EntityId> _open = [];

    public RowDraft Draft { get; private set; } = draft;

    public BucketId? Bucket { get; private set; }

    public RowStatus Status { get; private set; } = draft.Status;

    public string? Reason { get; private set; } = draft.Reason;

    public decimal Cost { get; private set; }

    public long DoneSeq { get; set; }

    public DateTimeOffset? LastRunAt { get; private set; }

    public bool IsFinal => Status != RowStatus.Pending;

    public void Take(BucketId bucket)
    {
        Bucket = bucket;
        _outcomes.Clear();
        _foundWhileDeferred.Clear();
        _open = [.. Draft.Entities.Select(e => e.Entity)];
        Wait();
    }

    /// <summary>What one entity's answer says; final once every entity of the row has been answered.</summary>
    public void Apply(EntityAnswer answer, bool pays)
    {
        _answers.Add((answer.Entity, new RowAnswer(AnswerDocument.Of(answer), !pays)));
        if (pays) Cost += answer.Cost;
        _open.Remove(answer.Entity);
        if (answer.Status == RowStatus.Deferred && answer.Fields.Count > 0) _foundWhileDeferred.Add(answer.Entity);
        _outcomes[answer.Entity] = EntityOutcome.Of(answer) with
        {
            Found = answer.Fields.Count > 0 || _foundWhileDeferred.Contains(answer.Entity),
        };
        LastRunAt = answer.At;
        Reason = null;
        if (_open.Count == 0) Status = JointStatus.Of(_outcomes.Values);
    }

    public void Defer(string reason)
    {
        foreach (var entity in _open) _outcomes[entity] = new EntityOutcome(RowStatus.Deferred, false, false);
        _open.Clear();
        Status = RowStatus.Deferred;
        Reason = reason;
    }

    /// <summary>No bucket holds the row any more: a late answer of the one that did does not reach it.</summary>
    public void Release() => Bucket = null;

    public void Reopen()
    {
        _open = [.. _outcomes.Where(o => o.Value.Status == RowStatus.Deferred).Select(o => o.Key)];
        Wait();
    }

    public TableRow View() => RowComposer.Compose(
        new TableRow(
            Draft.RowNo, Draft.RecordId, Draft.Cells, Draft.Filled, new Dictionary<string, FieldMeta>(), new Dictionary<string, string>(),
            [.. Draft.Entities.Select(e => e.Entity)], Draft.Segment, Draft.Geo, Draft.Priority, Status, Reason, Cost, DoneSeq, LastRunAt),
        [.. _answers.Select(a => a.Answer)]);

    /// <summary>What the entity told the row goes, what the row tells about it, and a person's cells.</summary>
    public void Erase(EntityId entity)
    {
        for (var i = 0; i < _answers.Count; i++)
        {
            if (_answers[i].Entity == entity) _answers[i] = (entity, _answers[i].Answer with { Answer = _answers[i].Answer.Answer.Erased() });
        }

        Draft = Draft with
        {
            Entities = [.. Draft.Entities.Select(e => e.Entity == entity ? e with { Given = new Dictionary<string, string>() } : e)],
        };
        if (entity.Kind != EntityKind.Person) return;
        Draft = Draft with { RecordId = "", Cells = [.. Draft.Cells.Select(_ => "")], Filled = new Dictionary<string, string>() };
    }

    private void Wait()
    {
        Status = RowStatus.Pending;
        Reason = null;
        DoneSeq = 0;
    }
}
