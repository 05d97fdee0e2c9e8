using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

/// <summary>
/// Generated sources, askers and answers, worked as an entity's actor works them: the book names the next call, its answer is taken
/// in, until nobody asks any more.
/// </summary>
internal sealed class World
{
    private static readonly string[] Fields = ["company.domain", "company.name", "company.phone", "company.email", "company.city", "company.industry"];
    private readonly Random random;
    private readonly SourceDefinition[] sources;
    private readonly SubscriptionBook book = new();
    private readonly bool clockRunsBack;
    private DateTimeOffset now = During;

    public World(int seed)
    {
        random = new Random(seed);
        clockRunsBack = random.Next(5) == 0;
        Entity = random.Next(2) == 0 ? Acme : Nameless;
        sources = [.. Enumerable.Range(0, random.Next(1, 7)).Select(AnySource)];
        Requests = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnyRequest())];
        Learn();
        for (var i = 0; i < Requests.Count; i++)
        {
            book.Add(new Subscription($"r{i}", (PriorityClass)random.Next(4), i, [Requests[i]], TimeSpan.FromSeconds(random.Next(3))));
        }
    }

    public EntityState Entity { get; private set; }

    /// <summary>One of each asker; asker <c>r0</c> has the first.</summary>
    public IReadOnlyList<WaterfallRequest> Requests { get; }

    /// <summary>Operations whose question was answered for good in this run, in order.</summary>
    public List<string> Answered { get; } = [];

    public List<(Subscription Asker, Outcome Outcome)> Outcomes { get; } = [];

    /// <summary>Called with each call before it is made.</summary>
    public Action<Asker, EntityState> OnCall { get; init; } = (_, _) => { };

    public World Play()
    {
        for (var i = 0; i < 200; i++)
        {
            var next = book.Next(Entity, now, Hash);
            Outcomes.AddRange(book.TakeDone().Select(s => (s, s.Compose(Entity))));
            if (next is not null)
            {
                OnCall(next, Entity);
                Answer(next);
            }
            else if (book.NextRestEnd() is { } end)
            {
                now = end;
            }
            else
            {
                book.Count.ShouldBe(0);
                return this;
            }
        }

        throw new ShouldAssertException("The plan does not come to an end.");
    }

    private void Answer(Asker payer)
    {
        var call = payer.Call!;
        now += TimeSpan.FromSeconds(clockRunsBack ? -random.Next(200) : random.Next(3));
        foreach (var asker in book.All)
        {
            asker.NoteAsked();
        }

        if (random.Next(5) == 0)
        {
            foreach (var asker in book.All)
            {
                asker.NoteSkip(call.Source.Operation, (MissingReason)random.Next(1, 5), "why");
            }

            return;
        }

        Answered.Add(call.Source.Operation);
        book.Find(payer.RequestId)!.NotePaid(Entity.NextCallId, 0.01m);
        Entity = Entity.WithCall().WithAnswer(call, Entity.NextCallId, AnyAnswer(call.Source), now);
    }

    /// <summary>Answers from before the run, some of them stale.</summary>
    private void Learn()
    {
        foreach (var source in sources.Where(_ => random.Next(3) == 0))
        {
            if (WaterfallPlanner.Inputs(Entity, Requests[0], source) is { } inputs)
            {
                var at = RunStart - TimeSpan.FromDays(random.Next(1, 60));
                Entity = Entity.WithCall().WithAnswer(
                    source.Operation, Hash("acme", source.Operation, inputs), Entity.NextCallId, AnyAnswer(source), at);
            }
        }
    }

    private SourceAnswer AnyAnswer(SourceDefinition source) => random.Next(6) switch
    {
        0 => SourceAnswer.NoData("", Charge.None),
        1 => SourceAnswer.Failed(AnswerClass.BadInput, ""),
        _ => Found([.. source.Gives.Where(_ => random.Next(3) > 0).Select(f => (f, random.Next(11) / 10.0))]),
    };

    private SourceDefinition AnySource(int number) =>
        Source($"s{number}.op", Any(1, 4), [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Any(1, 3))], Any(0, 2));

    private WaterfallRequest AnyRequest() =>
        new(
            Any(1, Fields.Length),
            [.. sources.Where(_ => random.Next(4) > 0).OrderBy(_ => random.Next())],
            Any(0, 3).ToDictionary(f => f, f => $"{f} spelling {random.Next(3)}"),
            random.Next(4) == 0 ? RunStart : FreshSince,
            RunStart,
            random.Next(11) / 10.0);

    private string[] Any(int least, int most) => [.. Fields.OrderBy(_ => random.Next()).Take(random.Next(least, most + 1))];
}
