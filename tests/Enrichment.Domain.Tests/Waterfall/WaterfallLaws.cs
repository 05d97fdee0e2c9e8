using Enrichment.Domain.Rows;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

/// <summary>What holds for whatever sources, askers and answers: five hundred generated worlds each.</summary>
public class WaterfallLaws
{
    private static readonly IEnumerable<int> Seeds = Enumerable.Range(1, 500);

    [Fact]
    public void Every_plan_ends_and_every_asker_gets_one_answer()
    {
        foreach (var world in Seeds.Select(seed => new World(seed).Play()))
        {
            world.Outcomes.Select(o => o.Asker.RequestId).Order().ShouldBe(Enumerable.Range(0, world.Requests.Count).Select(i => $"r{i}"));
        }
    }

    [Fact]
    public void An_operation_is_answered_at_most_once_in_a_run_however_many_ask_and_however_they_spell()
    {
        foreach (var seed in Seeds)
        {
            var answered = new World(seed).Play().Answered;
            answered.Distinct().Count().ShouldBe(answered.Count, $"seed {seed}");
        }
    }

    [Fact]
    public void Only_what_the_payer_lacks_allows_and_can_be_asked_with_complete_inputs_is_asked()
    {
        foreach (var seed in Seeds)
        {
            World? world = null;
            world = new World(seed) { OnCall = (payer, entity) => Check(payer, world!.Requests[payer.RequestId[1] - '0'], entity, $"seed {seed}") };
            world.Play();
        }

        static void Check(Asker payer, WaterfallRequest request, Domain.Entities.EntityState entity, string seed)
        {
            var call = payer.Call!;
            request.Sources.ShouldContain(call.Source, seed);
            call.Wanted.ShouldNotBeEmpty(seed);
            call.Wanted.Except(WaterfallPlanner.Missing(entity, request)).ShouldBeEmpty(seed);
            call.Wanted.Except(call.Source.Gives).ShouldBeEmpty(seed);
            call.Source.Needs.Any(need => need.All(f => call.Inputs.TryGetValue(f, out var text) && text.Length > 0)).ShouldBeTrue(seed);
            WaterfallPlanner.WasAsked(entity, request, call.Source.Operation, call.InputHash).ShouldBeFalse(seed);
        }
    }

    [Fact]
    public void Every_answer_is_paid_by_exactly_one_of_the_askers()
    {
        foreach (var seed in Seeds)
        {
            var world = new World(seed).Play();
            world.Outcomes.Sum(o => o.Asker.Cost).ShouldBe(0.01m * world.Answered.Count, $"seed {seed}");
        }
    }

    [Fact]
    public void Every_wanted_field_is_answered_or_has_a_reason_and_the_status_says_which()
    {
        foreach (var seed in Seeds)
        {
            var world = new World(seed).Play();
            foreach (var (asker, outcome) in world.Outcomes)
            {
                var wanted = world.Requests[asker.RequestId[1] - '0'].Wanted;
                outcome.Fields.Select(f => f.Field).Concat(outcome.Missing.Select(m => m.Field)).Order().ShouldBe(wanted.Order(), $"seed {seed}");
                IsRight(outcome).ShouldBeTrue($"seed {seed}: {outcome.Status}");
            }
        }
    }

    private static bool IsRight(Outcome outcome) => outcome.Status switch
    {
        RowStatus.Enriched => outcome.Missing.Count == 0,
        RowStatus.Partial => outcome.Fields.Count > 0 && outcome.Missing.Count > 0,
        RowStatus.NoResult => outcome.Fields.Count == 0,
        RowStatus.Failed => outcome.Fields.Count == 0 && outcome.Missing.Any(m => m.Reason == MissingReason.Error),
        RowStatus.Deferred => outcome.Missing.Any(m => m.Reason is MissingReason.Budget or MissingReason.Quota or MissingReason.Paused or MissingReason.Cancelled),
        RowStatus.Skipped => outcome.Fields.All(f => f.At < RunStart),
        _ => false,
    };
}
