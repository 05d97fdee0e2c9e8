using Akka.Actor;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;

namespace Enrichment.Actors.Tests.Gates;

public sealed class GateMailboxTests
{
    [Fact]
    public void Operators_come_first_then_permits_that_come_back_then_requests_by_class_then_what_changes_requests()
    {
        using var bench = new ActorBench(new FakeCatalog());
        var order = new List<object>();
        var reader = bench.Start(Props.Create(() => new Reader(order)).WithMailbox(GateMailbox.Name), "reader");
        object[] sent =
        [
            new CancelPermit("low"), new ReprioritisePermit("minimal", PriorityClass.High), Ask("minimal", PriorityClass.Minimal), Ask("low", PriorityClass.Low),
            Ask("medium", PriorityClass.Medium), Ask("high", PriorityClass.High), Ask("high too", PriorityClass.High), new ReleasePermit("unused"),
            new ReturnPermit(new PermitReturn("used", AnswerClass.Data, null)), new DrainGate(), new PauseAccount("hunter", "why"),
        ];

        foreach (var message in sent)
        {
            reader.Tell(message, ActorRefs.NoSender);
        }

        bench.Run();

        int[] expected = [9, 10, 7, 8, 5, 6, 4, 3, 2, 0, 1];
        order.ShouldBe(expected.Select(i => sent[i]));
    }

    private static AskPermit Ask(string permit, PriorityClass of) =>
        new(new PermitRequest(permit, "hunter", "hunter.company", of, "acme", "r1", 10, default), TimeSpan.Zero);

    private sealed class Reader : ReceiveActor
    {
        public Reader(List<object> order) => ReceiveAny(order.Add);
    }
}
