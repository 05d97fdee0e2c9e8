using Enrichment.Host.Gateway.Live;

namespace Enrichment.Host.Tests.Gateway.Live;

public sealed class RowRingTests
{
    [Fact]
    public void Who_kept_up_is_given_what_came_since_in_order()
    {
        var ring = new RowRing(10, 100, 1_000);
        ring.Add(Frames(11, 13, 14));
        var to = new List<RowFrame>();

        ring.Copy(11, 1_000, to).ShouldBeTrue();

        to.Select(f => f.DoneSeq).ShouldBe([13, 14]);
        ring.Last.ShouldBe(14);
    }

    [Fact]
    public void Who_came_before_its_start_is_sent_to_the_store() =>
        new RowRing(10, 100, 1_000).Copy(9, 1_000, []).ShouldBeFalse();

    [Fact]
    public void Who_fell_behind_what_it_keeps_is_sent_to_the_store_and_nobody_else()
    {
        var ring = new RowRing(0, 3, 1_000);
        ring.Add(Frames(1, 2, 3, 4, 5));
        var to = new List<RowFrame>();

        ring.Copy(1, 1_000, []).ShouldBeFalse();
        ring.Copy(2, 1_000, to).ShouldBeTrue();

        to.Select(f => f.DoneSeq).ShouldBe([3, 4, 5]);
        ring.Floor.ShouldBe(2);
    }

    [Fact]
    public void It_keeps_no_more_bytes_than_it_may_even_of_few_rows()
    {
        var ring = new RowRing(0, 100, 25);
        ring.Add(Frames(1, 2, 3));

        ring.Copy(0, 1_000, []).ShouldBeFalse();
        ring.Copy(1, 1_000, []).ShouldBeTrue();
    }

    [Fact]
    public void A_helping_is_as_many_as_fit_but_always_one()
    {
        var ring = new RowRing(0, 100, 1_000);
        ring.Add(Frames(1, 2, 3, 4));
        var small = new List<RowFrame>();
        var larger = new List<RowFrame>();

        ring.Copy(0, 1, small);
        ring.Copy(0, 15, larger);

        small.Count.ShouldBe(1);
        larger.Count.ShouldBe(2);
    }

    private static IEnumerable<RowFrame> Frames(params long[] counters) => counters.Select(c => new RowFrame(c, new byte[10]));
}
