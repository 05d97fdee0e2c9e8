using Akka.Actor;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;

namespace Enrichment.Actors.Tests.Gates;

public sealed class SourceGatePauseTests : IDisposable
{
    private static readonly FakeCatalog Catalog = new() { Accounts = [new AccountDefinition("hunter", [], 1, null, null)] };
    private readonly ActorBench bench = new(Catalog);
    private readonly Listener asker;

    public SourceGatePauseTests() => asker = bench.Listen("asker");

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_pause_outlives_the_gate_and_so_does_its_end()
    {
        Say(Gate("first"), new PauseAccount("hunter", "the bill is checked")).Problem.ShouldBeNull();

        var second = Gate("second");
        View(second).ShouldSatisfyAllConditions(v => v.State.ShouldBe("paused"), v => v.Detail.ShouldBe("the bill is checked"));
        Say(second, new ResumeAccount("hunter")).Problem.ShouldBeNull();

        View(Gate("third")).State.ShouldBe("on");
    }

    [Fact]
    public void An_account_that_is_not_there_is_refused_and_not_kept()
    {
        Say(Gate("first"), new PauseAccount("hunted", "why not")).Problem.ShouldBe("There is no account 'hunted'.");

        bench.Store.Pauses.All().Now().ShouldBeEmpty();
    }

    [Fact]
    public void How_long_the_oldest_of_a_class_has_waited_is_shown()
    {
        var gate = Gate("first");
        asker.Tell(gate, Ask("held", PriorityClass.High));
        asker.Tell(gate, Ask("old", PriorityClass.Low));
        bench.Pass(TimeSpan.FromSeconds(7));
        asker.Tell(gate, Ask("young", PriorityClass.Low));
        asker.Tell(gate, new ReprioritisePermit("young", PriorityClass.Medium));
        bench.Pass(TimeSpan.FromSeconds(3));

        View(gate).LongestWait.ShouldBe(
            new Dictionary<PriorityClass, TimeSpan> { [PriorityClass.Medium] = TimeSpan.FromSeconds(3), [PriorityClass.Low] = TimeSpan.FromSeconds(10) }, ignoreOrder: true);
    }

    private GateDone Say(IActorRef gate, object message)
    {
        asker.Tell(gate, message);
        return asker.Only<GateDone>();
    }

    private AccountView View(IActorRef gate)
    {
        asker.Heard();
        asker.Tell(gate, new GetGate());
        return asker.Only<GateState>().Accounts.ShouldHaveSingleItem();
    }

    private IActorRef Gate(string name)
    {
        var gate = bench.Start(Props.Create(() => new SourceGate(bench.Services)).WithMailbox(GateMailbox.Name), name);
        bench.Run();
        return gate;
    }

    private static AskPermit Ask(string id, PriorityClass of) =>
        new(new PermitRequest(id, "hunter", "hunter.find", of, "acme", "scope", 10, default), TimeSpan.Zero);
}
