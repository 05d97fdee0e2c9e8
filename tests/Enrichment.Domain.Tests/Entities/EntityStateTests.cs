using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Domain.Tests.Entities;

public class EntityStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntityState Unknown = EntityState.Unknown(new EntityId("t", EntityKind.Company, "acme.com"));

    [Fact]
    public void Call_ids_never_repeat_whatever_became_of_the_calls()
    {
        var ids = new HashSet<string>();
        var state = Unknown;
        for (var i = 0; i < 50; i++)
        {
            ids.Add(state.NextCallId).ShouldBeTrue();
            state = i % 2 == 0 ? state.WithCall() : Answer(state.WithCall(), 0.5, Noon);
        }

        Unknown.NextCallId.ShouldBe("t/company/acme.com#1");
    }

    [Theory]
    [InlineData(0.9, 0.8, false)]
    [InlineData(0.8, 0.8, true)]
    [InlineData(0.7, 0.8, true)]
    public void The_most_confident_value_stays_and_the_newest_among_equals(double known, double found, bool replaced)
    {
        var state = Answer(Answer(Unknown, known, Noon), found, Noon.AddDays(1));

        state.Facts["company.phone"].At.ShouldBe(replaced ? Noon.AddDays(1) : Noon);
        state.Facts["company.phone"].Confidence.ShouldBe(replaced ? found : known);
    }

    [Fact]
    public void After_ninety_days_a_newer_value_replaces_a_more_confident_one()
    {
        Answer(Answer(Unknown, 0.9, Noon), 0.1, Noon.AddDays(90)).Facts["company.phone"].Confidence.ShouldBe(0.9);
        Answer(Answer(Unknown, 0.9, Noon), 0.1, Noon.AddDays(91)).Facts["company.phone"].Confidence.ShouldBe(0.1);
    }

    [Fact]
    public void A_value_from_before_the_buyers_window_gives_way_to_what_was_bought()
    {
        var known = Answer(Unknown, 0.9, Noon);

        Answer(known, 0.1, Noon.AddDays(8), freshSince: Noon.AddDays(1)).Facts["company.phone"].Confidence.ShouldBe(0.1);
        Answer(known, 0.1, Noon.AddDays(8), freshSince: Noon).Facts["company.phone"].Confidence.ShouldBe(0.9);
    }

    [Fact]
    public void An_answer_counts_as_given_during_the_run_even_where_the_clock_was_set_back()
    {
        var source = new SourceDefinition("a.op", "A", "a", EntityKind.Company, [], [], [], SourceTier.Free, new Price(0, 1, "v1"), null, 3);
        var call = new PlannedCall(source, new Dictionary<string, string>(), "h1", [], Noon.AddDays(-7), Noon);

        var early = Unknown.WithAnswer(call, "#1", SourceAnswer.Of([Phone(0.9)], Charge.None), Noon.AddHours(-1));
        early.Facts["company.phone"].At.ShouldBe(Noon);
        early.Attempts.Values.Single().At.ShouldBe(Noon);
        Unknown.WithAnswer(call, "#1", SourceAnswer.NoData("", Charge.None), Noon.AddHours(1)).Attempts.Values.Single().At.ShouldBe(Noon.AddHours(1));
    }

    [Fact]
    public void An_attempt_is_kept_by_operation_and_input_the_latest_of_each()
    {
        var state = Unknown
            .WithAnswer("a.op", "h1", "#1", SourceAnswer.NoData("", Charge.None), Noon)
            .WithAnswer("a.op", "h2", "#2", SourceAnswer.NoData("", Charge.None), Noon)
            .WithAnswer("a.op", "h1", "#3", SourceAnswer.Failed(AnswerClass.BadInput, ""), Noon.AddDays(1));

        state.Attempts.Keys.ShouldBe(["a.op:h1", "a.op:h2"]);
        state.Attempts["a.op:h1"].ShouldBe(new Attempt("a.op", "h1", AnswerClass.BadInput, "#3", Noon.AddDays(1)));
    }

    [Fact]
    public void A_legal_refusal_takes_away_what_is_known_of_people_and_nothing_else()
    {
        var known = Unknown.WithAnswer(
            "a.op", "h1", "#1",
            SourceAnswer.Of([Phone(0.9), new FoundFact("contact.email", "ann@acme.com", 0.9), new FoundFact("contact.first_name", "Ann", 0.9)], Charge.Of(1)),
            Noon);

        var refused = known.WithAnswer("b.op", "h1", "#2", SourceAnswer.Failed(AnswerClass.Suppressed, ""), Noon);
        refused.Facts.Keys.ShouldBe(["company.phone"]);
        refused.Attempts["b.op:h1"].Outcome.ShouldBe(AnswerClass.Suppressed);
    }

    [Fact]
    public void What_an_alias_had_learnt_is_taken_in_where_it_is_better_or_newer()
    {
        var own = Answer(Unknown, 0.5, Noon);
        var better = Answer(Unknown, 0.6, Noon.AddDays(-1));
        var worse = Answer(Unknown, 0.4, Noon.AddDays(1));
        var ancient = Answer(Unknown, 1, Noon.AddDays(-91));

        Seeded(own, better).Facts["company.phone"].Confidence.ShouldBe(0.6);
        Seeded(own, worse).Facts["company.phone"].Confidence.ShouldBe(0.5);
        Seeded(own, ancient).Facts["company.phone"].Confidence.ShouldBe(0.5);
        Seeded(ancient, worse).Facts["company.phone"].Confidence.ShouldBe(0.4);
        Seeded(Unknown, worse).Facts["company.phone"].Confidence.ShouldBe(0.4);
        Seeded(own, worse).Attempts.Values.Single().At.ShouldBe(Noon.AddDays(1));
        Seeded(own, better).Attempts.Values.Single().At.ShouldBe(Noon);
    }

    [Fact]
    public void Taking_in_the_same_twice_changes_nothing_more()
    {
        var seed = Answer(Unknown, 0.6, Noon);
        var once = Seeded(Answer(Unknown, 0.5, Noon), seed);
        var twice = Seeded(once, seed);

        twice.Facts.ShouldBe(once.Facts);
        twice.Attempts.ShouldBe(once.Attempts);
    }

    private static FoundFact Phone(double confidence) => new("company.phone", $"+1 {confidence}", confidence);

    private static EntityState Answer(EntityState state, double confidence, DateTimeOffset at, DateTimeOffset freshSince = default) =>
        state.WithAnswer("a.op", "h1", state.NextCallId, SourceAnswer.Of([Phone(confidence)], Charge.Of(1)), at, freshSince);

    private static EntityState Seeded(EntityState state, EntityState from) => state.WithSeed(from.Facts, from.Attempts);
}
