using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryTable(TableDefinition definition)
{
    private readonly SortedDictionary<long, MemoryRow> _done = [];
    private long _doneSeq;

    public TableDefinition Definition { get; set; } = definition;

    public SortedList<long, MemoryRow> Rows { get; } = [];

    public OutputMark? Mark { get; set; }

    public IEnumerable<MemoryRow> Done => _done.Values;

    public void Add(RowDraft draft)
    {
        var row = new MemoryRow(draft);
        if (Rows.TryAdd(draft.RowNo, row) && row.IsFinal) Finish(row);
    }

    /// <summary>Gives the row the next number of completion.</summary>
    public void Finish(MemoryRow row)
    {
        Forget(row);
        row.DoneSeq = ++_doneSeq;
        _done.Add(row.DoneSeq, row);
    }

    /// <summary>To be called before a finished row goes back to pending.</summary>
    public void Forget(MemoryRow row) => _done.Remove(row.DoneSeq);
}
