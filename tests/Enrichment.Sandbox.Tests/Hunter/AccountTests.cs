using Enrichment.Sandbox.Hunter;
using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.Hunter;

public sealed class AccountTests
{
    [Fact]
    public async Task The_account_shows_what_is_used_and_left_and_costs_nothing()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { HunterCredits = 50, Clock = new VirtualClock() });
        await world.HunterAsync($"companies/find?domain={Known.Company(company => company.KnownToHunter).Domain}");
        var data = (await world.HunterAsync("account")).Data;
        var credits = data.GetProperty("requests").GetProperty("credits");
        credits.GetProperty("used").GetRawText().ShouldBe("0.2");
        credits.GetProperty("available").GetRawText().ShouldBe("50");
        data.GetProperty("reset_date").GetString().ShouldBe("2026-04-01");
        (await world.TotalAsync()).ShouldBe(0.0049m);
    }

    [Fact]
    public async Task The_count_is_what_a_search_would_list_and_free()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.HunterHasEmails);
        var reply = await world.HunterAsync($"email-count?domain={company.Domain}");
        reply.Data.GetProperty("total").GetInt32().ShouldBe(HunterMail.Of(company, Known.Seed).Count());
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task When_the_credits_do_not_reach_the_answer_is_429_until_the_next_period()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { HunterCredits = 0.3m, Clock = clock });
        var question = $"companies/find?domain={Known.Company(company => company.KnownToHunter).Domain}";
        (await world.HunterAsync(question)).Status.ShouldBe(200);
        (await world.HunterAsync(question)).Status.ShouldBe(429);
        (await world.HunterAsync(question, "another")).Status.ShouldBe(200);
        clock.Advance(TimeSpan.FromDays(31));
        (await world.HunterAsync(question)).Status.ShouldBe(200);
        (await world.TotalAsync()).ShouldBe(3 * 0.0049m);
    }

    [Fact]
    public async Task A_free_repeat_is_served_when_the_credits_are_gone()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { HunterCredits = 1 });
        var company = Known.Company(company => company.HunterHasEmails);
        var other = Known.Company(candidate => candidate.HunterHasEmails && candidate.Domain != company.Domain);
        (await world.HunterAsync($"domain-search?domain={company.Domain}")).Status.ShouldBe(200);
        (await world.HunterAsync($"domain-search?domain={other.Domain}")).Status.ShouldBe(429);
        (await world.HunterAsync($"domain-search?domain={company.Domain}")).Status.ShouldBe(200);
    }
}
