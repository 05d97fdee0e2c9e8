using Enrichment.Sources.Tests.Support;
using Enrichment.Sources.Web;

namespace Enrichment.Sources.Tests.Web;

public class BoundedCacheTests
{
    [Fact]
    public void The_least_recently_used_goes_first()
    {
        var cache = new BoundedCache<int>(2, TimeSpan.FromHours(1), new ManualTime());
        cache.Set("a", 1);
        cache.Set("b", 2);
        cache.TryGet("a", out _).ShouldBeTrue();

        cache.Set("c", 3);

        cache.Count.ShouldBe(2);
        cache.TryGet("a", out var a).ShouldBeTrue();
        a.ShouldBe(1);
        cache.TryGet("b", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_value_is_kept_for_its_time()
    {
        var time = new ManualTime();
        var cache = new BoundedCache<int>(2, TimeSpan.FromHours(1), time);
        cache.Set("a", 1);

        time.Advance(TimeSpan.FromMinutes(59));
        cache.TryGet("a", out _).ShouldBeTrue();

        time.Advance(TimeSpan.FromMinutes(1));
        cache.TryGet("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void Setting_anew_replaces_and_does_not_grow()
    {
        var cache = new BoundedCache<int>(2, TimeSpan.FromHours(1), new ManualTime());
        for (var i = 0; i < 5; i++)
        {
            cache.Set("a", i);
        }

        cache.Count.ShouldBe(1);
        cache.TryGet("a", out var a).ShouldBeTrue();
        a.ShouldBe(4);
    }
}
