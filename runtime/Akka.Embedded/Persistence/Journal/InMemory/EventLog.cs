namespace Akka.Embedded.Persistence;

/// <summary>The events of one persistence id in memory.</summary>
internal sealed class EventLog
{
    private readonly List<JournalEvent> _events = [];
    private long _deletedTo;

    public long Highest => _deletedTo + _events.Count;

    public void Append(IEnumerable<JournalEvent> events) => _events.AddRange(events);

    public JournalPage Read(long from, long to, int max)
    {
        var first = Math.Max(from, _deletedTo + 1);
        var count = Math.Min(Math.Min(to, Highest) - first + 1, max);
        return new JournalPage(count <= 0 ? [] : _events.GetRange((int)(first - _deletedTo - 1), (int)count), Highest, _deletedTo);
    }

    public void DeleteTo(long to)
    {
        var count = (int)Math.Max(0, Math.Min(to, Highest) - _deletedTo);
        _events.RemoveRange(0, count);
        _deletedTo += count;
    }
}
