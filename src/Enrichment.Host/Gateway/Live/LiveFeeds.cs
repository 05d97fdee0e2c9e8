using System.Collections.Concurrent;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Live.Topics;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Live;

/// <summary>What is told beside rows; which kind, of which tenant.</summary>
/// <param name="Id">Of the table, the job or the run.</param>
internal sealed record TopicKey(TopicKind Kind, string Tenant, string Id);

internal enum TopicKind
{
    Table,
    Job,
    Run,
}

/// <summary>The tables and topics that somebody listens to, woken by the store's news.</summary>
internal sealed class LiveFeeds : IDisposable
{
    private const int MostRunsRemembered = 1_000;
    private readonly ConcurrentDictionary<RunId, string> tableOfRun = [];
    private readonly StoreNews news;

    public LiveFeeds(IEngine engine, RunViews views, ITableStore tables, IJobStore jobs, IStoreReader reader, TimeProvider time, ILogger<LiveFeeds> log)
    {
        Tables = new Shared<string, TableFeed>(id => new TableFeed(id, tables, reader.Done, time, log));
        Topics = new Shared<TopicKey, LiveTopic>(key => new LiveTopic(
            key.Kind switch
            {
                TopicKind.Job => new JobTopic(key.Tenant, key.Id, jobs, engine, views, reader.Done),
                TopicKind.Run => new RunTopic(new RunId(key.Tenant, key.Id), jobs, views, reader.Done, time),
                _ => new TableTopic(key.Tenant, key.Id, jobs, engine, views),
            },
            time,
            log));
        news = engine.News;
        news.Changed += OnChanged;
    }

    public Shared<string, TableFeed> Tables { get; }

    public Shared<TopicKey, LiveTopic> Topics { get; }

    public void Dispose() => news.Changed -= OnChanged;

    private void OnChanged(StoreHint hint)
    {
        switch (hint.Kind)
        {
            case StoreHintKind.Rows:
                OnRowsChanged(hint.RunId);
                break;
            case StoreHintKind.Run:
                Remember(hint);
                WakeTopic(hint);
                break;
            case StoreHintKind.Bucket:
                WakeTopic(hint);
                break;
        }
    }

    private void OnRowsChanged(RunId run)
    {
        if (tableOfRun.TryGetValue(run, out var table))
        {
            Tables.Find(table)?.Wake();
            return;
        }

        // A run that an earlier process began is not known by its table until it is saved again.
        foreach (var feed in Tables.All)
        {
            feed.Wake();
        }
    }

    private void Remember(StoreHint saved)
    {
        if (tableOfRun.Count >= MostRunsRemembered)
        {
            tableOfRun.Clear();
        }

        tableOfRun[saved.RunId] = saved.Table!;
    }

    private void WakeTopic(StoreHint hint) => Topics.Find(new TopicKey(TopicKind.Run, hint.Tenant, hint.Run!))?.Wake();
}
