using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Runtime;

/// <summary>Whatever fails, restarts, escalates and stops, in whatever order: the laws of an incarnation's life hold, and all ends.</summary>
public sealed class LifecycleLawTests
{
    [Fact]
    public void An_incarnation_starts_once_then_handles_messages_and_ends_once_and_every_system_terminates()
    {
        for (var seed = 0; seed < 300; seed++)
            Check(seed);
    }

    private static void Check(int seed)
    {
        var lives = new List<Life>();
        var chance = new Random(seed);
        var simulation = new ActorSimulation(seed);
        var top = simulation.System.ActorOf(Props.Create(() => new Troubled(lives, chance, 3)), "top");
        for (var i = 0; i < 60; i++)
        {
            top.Tell(chance.Next(100), ActorRefs.NoSender);
            for (var turns = chance.Next(6); turns > 0; turns--)
                simulation.Dispatcher.RunOne();
        }

        simulation.Dispose();

        simulation.System.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue($"seed {seed}");
        foreach (var life in lives)
            life.Complaint().ShouldBeNull($"seed {seed}: {life}");
    }

    /// <summary>What happened to one incarnation.</summary>
    private sealed class Life
    {
        private readonly List<string> _events = [];

        public void Add(string what) => _events.Add(what);

        public string? Complaint()
        {
            if (_events.Count == 0)
                return null; // Its constructor threw: it never lived.
            if (_events[0] != "start")
                return "it did something before it started";
            if (_events.Count(what => what == "start") != 1)
                return "it started more than once";
            if (_events.Count(what => what == "end") != 1)
                return "it did not end exactly once";
            if (_events.SkipWhile(what => what != "end").Contains("message"))
                return "it handled a message after its end";
            return _events.SkipWhile(what => what != "stopping").Contains("message")
                ? "it handled a message after it had stopped itself"
                : Undecided();
        }

        /// <summary>A failed actor handles nothing before a supervisor has resumed it.</summary>
        private string? Undecided()
        {
            var undecided = false;
            foreach (var what in _events)
            {
                undecided = what == "fails" || (undecided && what != nameof(Directive.Resume));
                if (undecided && what == "message")
                    return "it handled a message while its supervisor was deciding";
            }
            return null;
        }

        public override string ToString() => string.Join(' ', _events);
    }

    private sealed class Trouble(Life life) : Exception("in a message")
    {
        public Life Life => life;
    }

    private sealed class Troubled : ReceiveActor
    {
        private readonly Life _life = new();
        private readonly Random _chance;

        public Troubled(List<Life> lives, Random chance, int below)
        {
            _chance = chance;
            lives.Add(_life);
            if (chance.Next(20) == 0)
                throw new InvalidOperationException("not born");
            for (var i = 0; i < chance.Next(3) && below > 0; i++)
                Context.ActorOf(Props.Create(() => new Troubled(lives, chance, below - 1)));
            Receive<int>(Live);
            ReceiveAny(_ => _life.Add("terminated"));
        }

        protected override SupervisorStrategy SupervisorStrategy()
        {
            Func<Exception, Directive> decide = cause =>
            {
                var directive = (Directive)_chance.Next(4);
                (cause as Trouble)?.Life.Add(directive.ToString());
                return directive;
            };
            return _chance.Next(2) == 0 ? new OneForOneStrategy(3, -1, decide) : new AllForOneStrategy(3, -1, decide);
        }

        protected override void PreStart() => _life.Add("start");

        protected override void PostStop()
        {
            _life.Add("end");
            if (_chance.Next(10) == 0)
                throw new InvalidOperationException("in PostStop");
        }

        private void Fail()
        {
            _life.Add("fails");
            throw new Trouble(_life);
        }

        private void StopSelf()
        {
            _life.Add("stopping");
            Context.Stop(Self);
        }

        private void Live(int what)
        {
            _life.Add("message");
            var children = Context.GetChildren().ToList();
            foreach (var child in children)
                child.Tell(_chance.Next(100));
            if (what < 20)
                Fail();
            if (what < 25)
                StopSelf();
            else if (what < 40 && children.Count > 0)
                Context.Stop(children[_chance.Next(children.Count)]);
            else if (what < 50 && children.Count > 0)
                Context.Watch(children[0]);
        }
    }
}
