using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.Limits;

public sealed class DocumentedLimitsTests
{
    private readonly VirtualClock _clock = new();

    private SandboxOptions Documented => new() { Clock = _clock, Limits = LimitsProfile.Documented };

    [Fact]
    public async Task Hunter_refuses_the_sixteenth_call_of_a_second_with_403()
    {
        await using var world = await Loopback.StartAsync(Documented);
        var statuses = await ManyAsync(16, () => world.HunterAsync("domain-search?domain=acme.com"));
        statuses.Count(status => status == 200).ShouldBe(15);
        statuses[^1].ShouldBe(403);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await world.HunterAsync("domain-search?domain=acme.com")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Hunter_refuses_the_five_hundred_and_first_call_of_a_minute()
    {
        await using var world = await Loopback.StartAsync(Documented);
        var statuses = new List<int>();
        for (var call = 0; call <= 500; call++)
        {
            statuses.Add((await world.HunterAsync("account")).Status);
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        statuses.Count(status => status == 200).ShouldBe(500);
        statuses[^1].ShouldBe(403);
        _clock.Advance(TimeSpan.FromSeconds(10));
        (await world.HunterAsync("account")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_verifier_has_ten_a_second_of_its_own()
    {
        await using var world = await Loopback.StartAsync(Documented);
        var statuses = await ManyAsync(11, () => world.HunterAsync("email-verifier?email=a@acme.com"));
        statuses.Count(status => status == 403).ShouldBe(1);
        (await world.HunterAsync("account")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Each_key_has_its_own_allowance_and_a_refused_call_costs_nothing()
    {
        await using var world = await Loopback.StartAsync(Documented);
        await ManyAsync(15, () => world.HunterAsync("account"));
        var reply = await world.HunterAsync($"companies/find?domain={Known.Company(company => company.KnownToHunter).Domain}");
        reply.Status.ShouldBe(403);
        reply.ErrorId.ShouldBe("too_many_requests");
        (await world.HunterAsync("account", "other")).Status.ShouldBe(200);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Data_Axle_refuses_the_hundred_and_fifty_first_call_in_ten_seconds_with_429_and_a_wait()
    {
        await using var world = await Loopback.StartAsync(Documented);
        var statuses = await ManyAsync(150, () => world.MatchAsync("acme.com"));
        statuses.ShouldAllBe(status => status == 200);
        _clock.Advance(TimeSpan.FromSeconds(4));
        var refused = await world.MatchAsync("acme.com");
        refused.Status.ShouldBe(429);
        refused.Message.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(6));
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await world.MatchAsync("acme.com")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_unlimited_profile_refuses_nothing()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = _clock });
        (await ManyAsync(600, () => world.HunterAsync("account"))).ShouldAllBe(status => status == 200);
    }

    private static async Task<List<int>> ManyAsync(int count, Func<Task<Reply>> call)
    {
        var statuses = new List<int>();
        for (var time = 0; time < count; time++)
            statuses.Add((await call()).Status);
        return statuses;
    }
}
