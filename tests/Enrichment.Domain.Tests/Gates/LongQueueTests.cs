using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Tests.Gates;

/// <summary>Queues so long that looking at requests where lanes are enough would be hundreds of millions of steps each.</summary>
public class LongQueueTests
{
    private const int Requests = 20_000;
    private const int Lanes = 6;

    [Fact]
    public void Twenty_thousand_requests_over_six_lanes_are_served_one_by_one()
    {
        var desk = Full(concurrent: 1);
        var served = new HashSet<string>();
        for (var i = 0; i < Requests; i++)
        {
            var granted = desk.Grants().ShouldHaveSingleItem();
            served.Add(granted).ShouldBeTrue();
            desk.Return(granted);
        }

        desk.Grants().ShouldBeEmpty();
    }

    [Fact]
    public void Twenty_thousand_requests_change_class_and_are_cancelled_from_the_end()
    {
        var desk = Full(concurrent: 0);
        for (var i = Requests - 1; i >= 0; i--)
        {
            desk.Gate.Reprioritise($"{i}", PriorityClass.Low, desk.Now);
        }

        desk.Gate.Views(desk.Now).Single().QueuedByClass[PriorityClass.Low].ShouldBe(Requests);
        for (var i = Requests - 1; i >= 0; i--)
        {
            desk.Gate.Cancel($"{i}");
        }

        desk.Gate.Views(desk.Now).Single().Queued.ShouldBe(0);
    }

    [Fact]
    public void Twenty_thousand_delayed_requests_find_their_place_before_as_many_that_came_later()
    {
        var desk = new Desk(Desk.Account());
        for (var i = 0; i < Requests; i++)
        {
            desk.Ask(Desk.Request($"{i}", scope: "shut", limit: i < Requests / 2 ? int.MaxValue : 0, notBefore: i < Requests / 2 ? 1 : 0));
        }

        desk.Grants().ShouldBeEmpty();
        desk.MoveTo(1).Grants().ShouldBe(Enumerable.Range(0, Requests / 2).Select(i => $"{i}"));
    }

    private static Desk Full(int concurrent)
    {
        var desk = new Desk(Desk.Account(concurrent: concurrent, windows: Desk.PerSecond(int.MaxValue)));
        for (var i = 0; i < Requests; i++)
        {
            var lane = i % Lanes;
            desk.Ask(Desk.Request($"{i}", (PriorityClass)(lane % 2), scope: $"bucket{lane}", operation: $"op{lane % 3}"));
        }

        return desk;
    }
}
