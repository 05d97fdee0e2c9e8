using Akka.Actor;
using Enrichment.Actors.Gateway;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Tests.Support;

namespace Enrichment.Actors.Tests.Gateway;

public sealed class GatewayActorTests : IDisposable
{
    private readonly ActorBench bench = new(new FakeCatalog());
    private readonly Listener asker;
    private readonly IActorRef gateway;

    public GatewayActorTests()
    {
        asker = bench.Listen("asker");
        var services = bench.Services with { Settings = ActorSettings.Default with { GatewayInFlight = 2 } };
        gateway = bench.Start(Props.Create(() => new GatewayActor(services, bench.Directory)), "gateway");
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_full_gateway_says_busy_at_once_and_takes_the_next_when_one_is_answered()
    {
        Trigger();
        Trigger();
        bench.Runs.Heard().Count.ShouldBe(2);

        Trigger();
        asker.Only<GatewayBusy>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        bench.Runs.HearsNothing();

        bench.Runs.Answer(RunReply.Done);
        asker.Only<RunReply>().Problem.ShouldBeNull();
        Trigger();
        bench.Runs.Only<GetRun>();
    }

    [Fact]
    public void A_run_that_does_not_answer_is_told_so_and_frees_its_place()
    {
        Trigger();
        Trigger();
        bench.Runs.Heard();

        bench.Pass(TimeSpan.FromSeconds(31));

        asker.Heard<RunUnanswered>().Select(r => r.Problem).ShouldAllBe(p => p!.Contains("acme/r1 did not answer"));
        Trigger();
        bench.Runs.Only<GetRun>();
    }

    private void Trigger() => asker.Tell(gateway, new Trigger(Some.Run, new GetRun()));
}
