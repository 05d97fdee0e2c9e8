using System.Diagnostics;
using Akka.Actor;
using Akka.Embedded;

namespace Enrichment.Bench.Runtime;

/// <summary>Messages in memory, and actors that do nothing.</summary>
internal static class MessageBench
{
    private static readonly object Ping = new();

    public static async Task<double> Tell(int messages)
    {
        var system = EmbeddedActorSystem.Create("tell", new EmbeddedOptions());
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = system.ActorOf(Props.Create(() => new Counter(messages, all)));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < messages; i++)
        {
            counter.Tell(Ping, ActorRefs.NoSender);
        }

        await all.Task;
        var seconds = clock.Elapsed.TotalSeconds;
        await system.Terminate();
        return messages / seconds;
    }

    public static async Task<double> Ask(int questions)
    {
        var system = EmbeddedActorSystem.Create("ask", new EmbeddedOptions());
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < questions; i++)
        {
            await echo.Ask<object>(Ping, TimeSpan.FromSeconds(10));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        await system.Terminate();
        return questions / seconds;
    }

    public static async Task<double> BytesPerIdleActor(int actors)
    {
        var system = EmbeddedActorSystem.Create("idle", new EmbeddedOptions());
        var props = Props.Create(() => new Echo());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var all = new IActorRef[actors];
        for (var i = 0; i < actors; i++)
        {
            all[i] = system.ActorOf(props, $"idle-{i}");
        }

        foreach (var actor in all)
        {
            await actor.Ask<object>(Ping, TimeSpan.FromSeconds(10));
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(all);
        await system.Terminate();
        return (double)bytes / actors;
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter(int messages, TaskCompletionSource all)
        {
            var seen = 0;
            ReceiveAny(_ =>
            {
                if (++seen == messages)
                {
                    all.SetResult();
                }
            });
        }
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
