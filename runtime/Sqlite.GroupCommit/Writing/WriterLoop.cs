using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sqlite.GroupCommit;

/// <summary>What the writer's thread does: takes what waits, makes it one transaction, answers, sleeps when nothing waits.</summary>
internal sealed class WriterLoop(GroupWriterOptions options, WriteQueue queue, WriterConnection connection, WriterMeter meter)
{
    private static readonly Meter Measures = new("Sqlite.GroupCommit");
    private static readonly Histogram<double> Duration = Measures.CreateHistogram<double>(
        "sqlite.commit.duration", "s", "How long transactions took, from their first statement until they were durable.");
    private readonly WriteGroup _group = new();
    private readonly GroupTransaction _transaction = new(connection, options.Path);
    private bool _isUnavailable;

    public void Run()
    {
        while (true)
        {
            if (queue.TryTake(out var first)) Take(first);
            else if (queue.IsClosed) return;
            else queue.Wait();
        }
    }

    private void Take(IPending first)
    {
        if (options.CommitDelay > TimeSpan.Zero && !queue.IsClosed) Thread.Sleep(options.CommitDelay);
        for (var next = first; ;)
        {
            if (next is IBetweenGroups work)
            {
                Commit();
                work.Run(connection, options.Path);
                return;
            }
            _group.Add((IGroupMember)next);
            if (_group.Count >= options.MaxGroup || !queue.TryTake(out next)) break;
        }
        Commit();
    }

    private void Commit()
    {
        if (_group.Count == 0) return;
        var begun = Stopwatch.GetTimestamp();
        var failure = _transaction.Write(_group);
        Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        if (failure is null) meter.Committed(_group);
        else meter.Failed(failure);
        ReportChange(failure);
        foreach (var batch in _group.Batches)
        {
            if (failure is null) batch.Complete();
            else batch.Fail(failure);
        }
        _group.Clear();
    }

    private void ReportChange(StoreUnavailableException? failure)
    {
        if (_isUnavailable == meter.Problem is not null) return;
        _isUnavailable = !_isUnavailable;
        try
        {
            options.Report?.Invoke(failure?.Message ?? $"The store {options.Path} is available again.");
        }
        catch (Exception)
        {
            // A log that fails must not end the one thread that writes.
        }
    }
}
