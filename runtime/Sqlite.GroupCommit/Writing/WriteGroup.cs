namespace Sqlite.GroupCommit;

/// <summary>The items of one transaction, by handler, handlers in their order.</summary>
internal sealed class WriteGroup
{
    // Handlers are few and live long. Should a caller make one per write, the batches kept for them must not pile up.
    private const int MostKept = 64;

    private readonly Dictionary<object, HandlerBatch> _byHandler = new(ReferenceEqualityComparer.Instance);
    private readonly List<HandlerBatch> _batches = [];

    public int Count { get; private set; }

    public IReadOnlyList<HandlerBatch> Batches => _batches;

    public void Add(IGroupMember member)
    {
        if (!_byHandler.TryGetValue(member.Handler, out var batch)) _byHandler.Add(member.Handler, batch = member.NewBatch());
        if (batch.Count == 0) Insert(batch);
        member.Join(batch);
        Count++;
    }

    public void Clear()
    {
        _batches.Clear();
        Count = 0;
        if (_byHandler.Count > MostKept) _byHandler.Clear();
    }

    private void Insert(HandlerBatch batch)
    {
        var place = _batches.Count;
        while (place > 0 && _batches[place - 1].Order > batch.Order) place--;
        _batches.Insert(place, batch);
    }
}
