using Akka.Actor;
using Enrichment.Actors.Rows;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Rows;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Rows;

public sealed class RowWriterTests : IDisposable
{
    private readonly ActorBench bench = new(new FakeCatalog());
    private readonly HeldWork work;
    private readonly Listener bucket;
    private readonly IActorRef writer;

    public RowWriterTests()
    {
        work = new HeldWork(bench.Store.Work) { Held = new TaskCompletionSource() };
        bucket = bench.Listen("bucket");
        var services = bench.Services with { Work = work };
        writer = bench.Start(Props.Create(() => new RowWriter(services)), "writer");
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void What_comes_while_one_flush_is_written_goes_into_the_next()
    {
        Store(1);
        for (var i = 2; i <= 500; i++)
        {
            Store(i);
        }

        work.Flushes.ShouldBe([1]);
        work.Held!.SetResult();

        bucket.Heard<AnswersStored>().Select(s => s.Answers.Count).ShouldBe([1, 499]);
        work.Flushes.ShouldBe([1, 499]);
    }

    [Fact]
    public void Each_bucket_hears_of_its_own_answers_only()
    {
        var other = bench.Listen("other");
        Store(1);
        other.Tell(writer, new StoreAnswer(AnswerOf(2)));
        Store(3);

        work.Held!.SetResult();

        bucket.Heard<AnswersStored>().SelectMany(s => s.Answers, (_, a) => a.Answer.RequestId).ShouldBe(["request 1", "request 3"]);
        other.Only<AnswersStored>().Answers.Select(a => a.Answer.RequestId).ShouldBe(["request 2"]);
    }

    [Fact]
    public void An_answer_that_is_handed_in_twice_is_told_twice_and_has_changed_rows_once()
    {
        Store(1);
        Store(2);
        Store(2);

        work.Held!.SetResult();

        bucket.Heard<AnswersStored>().Select(s => s.Answers.Count).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_flush_that_fails_is_told_and_what_came_meanwhile_is_written()
    {
        Store(1);
        Store(2);
        var failing = work.Held!;
        work.Held = null;

        failing.SetException(new IOException("the disk is full"));

        var heard = bucket.Heard();
        heard[0].ShouldBeOfType<AnswersNotStored>().ShouldSatisfyAllConditions(
            n => n.Answers.Select(a => a.RequestId).ShouldBe(["request 1"]), n => n.Reason.ShouldBe("the disk is full"));
        heard[1].ShouldBeOfType<AnswersStored>().Answers.Select(a => a.Answer.RequestId).ShouldBe(["request 2"]);
    }

    private void Store(int i) => bucket.Tell(writer, new StoreAnswer(AnswerOf(i)));

    private EntityAnswer AnswerOf(int i) => Answer(Ask(Bucket(bench.Time.GetUtcNow(), Plan("saas")), Company($"c{i}.com"), $"request {i}"));
}
