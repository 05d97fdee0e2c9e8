using Akka.Actor;
using Akka.Embedded.Simulation;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Runtime;

public sealed class MailboxTests : ActorSpec
{
    [Fact]
    public async Task Many_threads_lose_no_message_and_each_keeps_its_order()
    {
        const int Senders = 4;
        const int Each = 50_000;
        var done = new TaskCompletionSource<string>();
        var actor = Sys.ActorOf(Props.Create(() => new OrderChecker(Senders, Each, done)));

        var threads = Enumerable.Range(0, Senders).Select(sender => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
                actor.Tell((sender, i), ActorRefs.NoSender);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        (await done.Task).ShouldBe("all in order");
    }

    /// <summary>
    /// The first segments are short and every actor begins with one: senders that meet at its end once made a successor of a
    /// segment that had room left, and the receiver waited there for ever.
    /// </summary>
    [Fact]
    public async Task Senders_that_meet_at_the_end_of_a_segment_lose_nothing()
    {
        const int Senders = 4;
        const int Each = 12;
        for (var round = 0; round < 2_000; round++)
        {
            var done = new TaskCompletionSource<string>();
            var actor = Sys.ActorOf(Props.Create(() => new OrderChecker(Senders, Each, done)));
            Parallel.For(0, Senders, new ParallelOptions { MaxDegreeOfParallelism = Senders }, sender =>
            {
                for (var i = 0; i < Each; i++)
                    actor.Tell((sender, i), ActorRefs.NoSender);
            });

            (await done.Task.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("all in order", $"round {round}");
            actor.Tell(PoisonPill.Instance);
        }
    }

    [Fact]
    public async Task One_message_is_handled_at_a_time()
    {
        var done = new TaskCompletionSource<string>();
        var actor = Sys.ActorOf(Props.Create(() => new Exclusive(20_000, done)));

        Parallel.For(0, 20_000, _ => actor.Tell("go", ActorRefs.NoSender));

        (await done.Task).ShouldBe("never two");
    }

    [Fact]
    public void Every_order_of_turns_keeps_the_order_of_each_sender()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            using var simulation = new ActorSimulation(seed);
            var done = new TaskCompletionSource<string>();
            var receiver = simulation.System.ActorOf(Props.Create(() => new OrderChecker(3, 20, done)));
            for (var sender = 0; sender < 3; sender++)
            {
                var number = sender;
                simulation.System.ActorOf(Props.Create(() => new Sending(receiver, number, 20)));
            }

            simulation.Run(done.Task).ShouldBe("all in order", $"seed {seed}");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_others_differ()
    {
        var runs = Enumerable.Range(0, 20).Select(Run).ToList();

        Run(7).ShouldBe(runs[7]);
        runs.Distinct().Count().ShouldBeGreaterThan(5);

        static string Run(int seed)
        {
            using var simulation = new ActorSimulation(seed);
            var heard = new List<object>();
            var receiver = simulation.System.ActorOf(Props.Create(() => new Collecting(heard)));
            for (var sender = 0; sender < 4; sender++)
            {
                var number = sender;
                simulation.System.ActorOf(Props.Create(() => new Sending(receiver, number, 5)));
            }
            simulation.RunUntilIdle();
            return string.Join(' ', heard);
        }
    }

    private sealed class OrderChecker : ReceiveActor
    {
        public OrderChecker(int senders, int each, TaskCompletionSource<string> done)
        {
            var next = new int[senders];
            var left = senders * each;
            Receive<(int Sender, int Number)>(message =>
            {
                if (next[message.Sender]++ != message.Number)
                    done.TrySetResult($"{message} came as number {next[message.Sender] - 1}");
                if (--left == 0)
                    done.TrySetResult("all in order");
            });
        }
    }

    private sealed class Exclusive : ReceiveActor
    {
        private int _inside;

        public Exclusive(int left, TaskCompletionSource<string> done) => ReceiveAny(_ =>
        {
            if (Interlocked.Increment(ref _inside) != 1)
                done.TrySetResult("two at once");
            Interlocked.Decrement(ref _inside);
            if (--left == 0)
                done.TrySetResult("never two");
        });
    }

    private sealed class Sending : ReceiveActor
    {
        public Sending(IActorRef to, int number, int count)
        {
            var sent = 0;
            ReceiveAny(_ =>
            {
                to.Tell((number, sent++), Self);
                if (sent < count)
                    Self.Tell("next");
            });
            Self.Tell("next");
        }
    }

    private sealed class Collecting : ReceiveActor
    {
        public Collecting(List<object> heard) => ReceiveAny(heard.Add);
    }
}
