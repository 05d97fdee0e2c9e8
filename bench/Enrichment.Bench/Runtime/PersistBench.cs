using System.Diagnostics;
using Akka.Actor;
using Akka.Embedded;
using Enrichment.Actors.Serialization;

namespace Enrichment.Bench.Runtime;

/// <summary>Persistent actors, every event durable before the next.</summary>
internal static class PersistBench
{
    public static async Task<double> Persist(Func<Task<IJournalPlace>> make, int actors, int events)
    {
        await using var place = await make();
        return actors * events / await Write(place, actors, events);
    }

    public static async Task<double> Recover(Func<Task<IJournalPlace>> make, int actors, int events)
    {
        await using var place = await make();
        await Write(place, actors, events);
        return await With(place, async system =>
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

    private static Task<double> Write(IJournalPlace place, int actors, int events) => With(place, async system =>
    {
        var all = Enumerable.Range(0, actors).Select(i => Start(system, i)).ToList();
        await Task.WhenAll(all.Select(a => a.Ask<int>(new CountEvents(), TimeSpan.FromSeconds(60))));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(all.Select(a => a.Ask<int>(new WriteEvents(events), TimeSpan.FromSeconds(120))));
        return clock.Elapsed.TotalSeconds;
    });

    private static async Task<double> With(IJournalPlace place, Func<ActorSystem, Task<double>> measure)
    {
        await using var journal = await place.Open();
        var options = new EmbeddedOptions();
        options.With(journal.Options);
        options.With(new SerializationOptions().Add(system => new EventSerializer(system), EventManifests.Interfaces));
        var system = EmbeddedActorSystem.Create("persist", options);
        var figure = await measure(system);
        await system.Terminate();
        return figure;
    }

    private static IActorRef Start(ActorSystem system, int number) => system.ActorOf(Props.Create(() => new Writer($"writer-{number}")));
}
