using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class KillSwitchTests : StreamSpec
{
    private readonly Counted _numbers = new();
    private readonly Gates _gates = new();

    [Fact]
    public void A_shut_down_stream_completes_with_what_was_under_way()
    {
        var (killSwitch, done) = Source.From(() => _numbers.Through(_gates))
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .Grouped(10)
            .ToMaterialized(Sink.Seq<IEnumerable<int>>(), Keep.Both)
            .Run(Materializer);
        Simulation.RunUntilIdle();
        _gates.Open(0);
        Simulation.RunUntilIdle();

        killSwitch.Shutdown();

        Run(done).ShouldHaveSingleItem().ShouldBe([0]);
        (_numbers.WasCancelled, _numbers.Closed).ShouldBe((true, 1));
    }

    [Fact]
    public void An_aborted_stream_fails_at_once_even_where_the_sink_is_busy()
    {
        var cause = new IOException("the client has gone");
        var (killSwitch, done) = Source.From(_numbers)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.ForEachAsync<int>(1, _gates.Pass), Keep.Both)
            .Run(Materializer);
        Simulation.RunUntilIdle();

        killSwitch.Abort(cause);
        killSwitch.Shutdown();

        Failure(done).ShouldBeSameAs(cause);
        _numbers.Closed.ShouldBe(1);
    }

    [Fact]
    public void A_shared_switch_ends_all_its_streams_and_those_begun_later()
    {
        var shared = KillSwitches.Shared("import");
        Task<Done> Start() => Source.From(() => new Counted().Through(new Gates())).Via(shared.Flow<int>()).RunWith(Sink.Ignore<int>(), Materializer);
        var (first, second) = (Start(), Start());
        Simulation.RunUntilIdle();
        first.IsCompleted.ShouldBeFalse();

        shared.Shutdown();

        Run(first).ShouldBe(Done.Instance);
        Run(second).ShouldBe(Done.Instance);
        Run(Start()).ShouldBe(Done.Instance);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_token_ends_its_streams(bool gracefully)
    {
        using var cancellation = new CancellationTokenSource();
        var done = Source.From(() => _numbers.Through(_gates))
            .Via(cancellation.Token.AsFlow<int>(gracefully))
            .RunWith(Sink.Ignore<int>(), Materializer);
        Simulation.RunUntilIdle();

        cancellation.Cancel();
        Simulation.Complete(done);

        if (gracefully)
            done.IsCompletedSuccessfully.ShouldBeTrue();
        else
            Failure(done).ShouldBeOfType<OperationCanceledException>().CancellationToken.ShouldBe(cancellation.Token);
        _numbers.Closed.ShouldBe(1);
    }
}
