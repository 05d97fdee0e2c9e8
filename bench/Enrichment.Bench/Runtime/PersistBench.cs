using System.Diagnostics;
using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Persistence;
using Enrichment.Actors.Serialization;
using Enrichment.Bench.Measuring;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Runtime;

/// <summary>Persistent actors on a SQLite journal with synchronous=FULL.</summary>
internal static class PersistBench
{
    public static async Task<double> Persist(int actors, int events)
    {
        using var folder = new TemporaryFolder();
        return actors * events / await Write(folder, actors, events);
    }

    public static async Task<double> Recover(int actors, int events)
    {
        using var folder = new TemporaryFolder();
        await Write(folder, actors, events);
        return await With(folder, async system =>
        {
            var clock = Stopwatch.StartNew();
            var recovered = await Task.WhenAll(Enumerable.Range(0, actors).Select(i =>
                Start(system, i).Ask<int>(new CountEvents(), TimeSpan.FromSeconds(60))));
            var seconds = clock.Elapsed.TotalSeconds;
            return recovered.Sum() == actors * events
                ? actors * events / seconds
                : throw new InvalidOperationException($"{recovered.Sum()} events were recovered instead of {actors * events}.");
        });
    }

    private static Task<double> Write(TemporaryFolder folder, int actors, int events) => With(folder, async system =>
    {
        var all = Enumerable.Range(0, actors).Select(i => Start(system, i)).ToList();
        await Task.WhenAll(all.Select(a => a.Ask<int>(new CountEvents(), TimeSpan.FromSeconds(60))));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(all.Select(a => a.Ask<int>(new WriteEvents(events), TimeSpan.FromSeconds(120))));
        return clock.Elapsed.TotalSeconds;
    });

    private static async Task<double> With(TemporaryFolder folder, Func<ActorSystem, Task<double>> measure)
    {
        var path = Path.Combine(folder.Path, "journal.db");
        await using var writer = GroupWriter.Open(new GroupWriterOptions { Path = path });
        await using var readers = new SqliteReaders(new SqliteReadersOptions { Path = path });
        var options = new EmbeddedOptions();
        options.With(new PersistenceOptions { Journal = new SqliteEventJournal(writer, readers), Snapshots = new SqliteSnapshotStore(writer, readers) });
        options.With(new SerializationOptions().Add(system => new EventSerializer(system), EventManifests.Interfaces));
        var system = EmbeddedActorSystem.Create("persist", options);
        var figure = await measure(system);
        await system.Terminate();
        return figure;
    }

    private static IActorRef Start(ActorSystem system, int number) => system.ActorOf(Props.Create(() => new Writer($"writer-{number}")));
}
