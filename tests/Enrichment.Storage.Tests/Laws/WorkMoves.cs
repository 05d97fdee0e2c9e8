using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Tests.Conformance;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Laws;

/// <summary>Random moves over one table's rows and buckets, the same for the same seed; each answers a text.</summary>
internal sealed class WorkMoves(int seed)
{
    private static readonly RowStatus[] Finals = [.. Enum.GetValues<RowStatus>().Where(s => s != RowStatus.Pending)];
    private readonly Random _random = new(seed);
    private readonly List<BucketId> _buckets = [];
    private int _rows;
    private int _revision;

    public Func<Ports, Task<string>> Next() => _random.Next(13) switch
    {
        < 2 => Append(),
        < 4 => Open(),
        4 => Each(async (ports, bucket) => $"{await ports.Work.Reopen(bucket)}"),
        5 => Each(async (ports, bucket) => $"{await ports.Work.DeferPending(bucket, "paused")}"),
        6 => DeferUntaken(),
        7 => Go(),
        _ => Apply(),
    };

    /// <summary>Everything that a store tells of the table, numbers of completion left out.</summary>
    public async Task<IReadOnlyList<string>> Told(Ports ports)
    {
        var told = (await ports.Tables.RowsInOrder(Table, 0, 1000)).Select(Told).ToList();
        told.Add(string.Join(',', (await ports.Tables.RowsDone(Table, 0, 1000)).Select(r => r.RowNo).Order()));
        foreach (var bucket in _buckets)
        {
            var counts = await ports.Work.Counts(bucket);
            told.Add($"{bucket}: {Sorted(counts.Rows)} {counts.Entities} {counts.PendingEntities} {counts.DeferredEntities}");
            told.AddRange((await ports.Work.NextWork(bucket, 0, 100)).Select(w => $"{w.Seq} {w.Entity} {w.Rows} {w.Given["company.name"]}"));
        }

        return told;
    }

    private static string Told(TableRow r) =>
        $"{r.RowNo} {r.Status} {r.Reason} {r.Cost:0.##} {r.DoneSeq > 0} {r.LastRunAt} {Sorted(r.Values)} {Sorted(r.Meta)} {Sorted(r.Missing)}";

    private static string Sorted<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map)
        where TKey : notnull => string.Join(',', map.OrderBy(e => e.Key.ToString(), StringComparer.Ordinal));

    private Func<Ports, Task<string>> Append()
    {
        var drafts = Enumerable.Range(_rows + 1, 4).Select(Draft).ToList();
        _rows += 3;
        return async ports =>
        {
            await ports.Tables.AppendRows(Table, drafts);
            return "";
        };
    }

    private RowDraft Draft(int no) => Row(
        no, Pick(Company("a.com"), Company("b.com"), Company("c.com")), Pick("saas", "retail"), _random.Next(3),
        Pick(RowStatus.Pending, RowStatus.Pending, RowStatus.Pending, RowStatus.Failed, RowStatus.Deferred), null,
        _random.Next(3) == 0 ? Pick(Person("p"), Person("q")) : null,
        _random.Next(4) == 0 ? new() { ["company.name"] = "filled" } : null);

    private Func<Ports, Task<string>> Open()
    {
        var bucket = new BucketId(new RunId(Tenant, $"r{_random.Next(4)}"), Pick("saas", "retail"));
        if (!_buckets.Contains(bucket)) _buckets.Add(bucket);
        var selection = new BucketSelection(bucket, Table, bucket.Segment, _random.Next(4) == 0, _random.Next(3) == 0 ? 1 : null);
        return async ports =>
        {
            var counts = await ports.Work.OpenBucket(selection);
            return $"{Sorted(counts.Rows)} {counts.Entities} {counts.PendingEntities} {counts.DeferredEntities}";
        };
    }

    private Func<Ports, Task<string>> Each(Func<Ports, BucketId, Task<string>> move)
    {
        if (_buckets.Count == 0) return Append();
        var bucket = Pick([.. _buckets]);
        return ports => move(ports, bucket);
    }

    private Func<Ports, Task<string>> Go()
    {
        var view = new RunView(new RunId(Tenant, $"r{_random.Next(4)}"), ++_revision, Table, Pick(Enum.GetValues<RunStatus>()), null, null, Now, null);
        return async ports =>
        {
            await ports.Runs.SaveRun(view);
            return string.Join(',', await ports.Work.Segments(Table, false));
        };
    }

    private Func<Ports, Task<string>> DeferUntaken()
    {
        var run = new RunId(Tenant, $"r{_random.Next(4)}");
        return async ports => $"{await ports.Work.DeferUntaken(Table, run, "left")}";
    }

    private Func<Ports, Task<string>> Apply()
    {
        if (_buckets.Count == 0) return Append();
        var answers = Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => RandomAnswer()).ToList();
        return async ports => string.Join(';', (await ports.Work.Apply(answers)).Select(a => $"{a.RequestId} {Sorted(a.Final)}"));
    }

    private EntityAnswer RandomAnswer() => Answer(
        Pick(Company("a.com"), Company("b.com"), Company("c.com"), Person("p"), Person("q")),
        Pick(Finals), Pick("company.name", "company.phone", "person.email"), _random.Next(3) == 0 ? null : $"v{_random.Next(100)}",
        _random.Next(4) * 0.25m, _random.Next(1, 5), Pick([.. _buckets]), _random.Next(2) == 0 ? Pick(Enum.GetValues<MissingReason>()) : null);

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];
}
