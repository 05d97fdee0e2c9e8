using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Faults;

public sealed class FaultTests
{
    private static readonly string Domain = Known.Company(IsKnownToAll).Domain;

    [Fact]
    public async Task Throttled_is_403_at_Hunter_429_at_Data_Axle_and_429_or_503_with_a_wait_at_sites()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = new FaultRates { Throttled = 1 } });
        var hunter = await world.HunterAsync($"companies/find?domain={Domain}");
        (hunter.Status, hunter.ErrorId).ShouldBe((403, "too_many_requests"));
        (await world.MatchAsync(Domain)).Status.ShouldBe(429);
        var page = await world.SiteAsync(Domain);
        page.Status.ShouldBeOneOf(429, 503);
        page.Message.Headers.RetryAfter.ShouldNotBeNull();
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Error_is_500_502_or_503_everywhere_and_free()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = new FaultRates { Error = 1 } });
        var statuses = new HashSet<int>();
        for (var time = 0; time < 20; time++)
        {
            statuses.Add((await world.HunterAsync($"companies/find?domain={Domain}")).Status);
            statuses.Add((await world.MatchAsync(Domain)).Status);
            statuses.Add((await world.SiteAsync(Domain)).Status);
        }

        statuses.Order().ShouldBe([500, 502, 503]);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Quota_is_429_at_Hunter_403_or_429_at_Data_Axle_and_unknown_to_sites()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = new FaultRates { Quota = 1 } });
        (await world.HunterAsync($"companies/find?domain={Domain}")).Status.ShouldBe(429);
        (await world.MatchAsync(Domain)).Status.ShouldBeOneOf(403, 429);
        (await world.SiteAsync(Domain)).Status.ShouldBe(200);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Malformed_is_200_with_a_body_that_is_no_JSON_and_billed()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = new FaultRates { Malformed = 1 } });
        var replies = new List<Reply>();
        for (var time = 0; time < 10; time++)
        {
            replies.Add(await world.HunterAsync($"companies/find?domain={Domain}"));
            replies.Add(await world.MatchAsync(Domain));
        }

        replies.ShouldAllBe(reply => reply.Status == 200 && !reply.IsJson);
        replies.Select(reply => reply.Body[0]).Distinct().Order().ShouldBe(['<', '{']);
        (await world.TotalAsync()).ShouldBe(10 * 0.0049m + 10 * 0.10m);
        (await world.CallsAsync()).ShouldAllBe(call =>
            call.GetProperty("fault").GetString() == "malformed" && call.GetProperty("answer").GetString() == "destroyed");
    }

    [Fact]
    public async Task A_malformed_page_stops_in_its_markup_or_breaks_the_connection()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = new FaultRates { Malformed = 1 } });
        var whole = 0;
        var broken = 0;
        for (var time = 0; time < 12; time++)
        {
            try
            {
                (await world.SiteAsync(Domain)).Body.ShouldNotContain("</html>");
                whole++;
            }
            catch (HttpRequestException)
            {
                broken++;
            }
        }

        whole.ShouldBeGreaterThan(0);
        broken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_timeout_is_never_answered_ends_after_five_minutes_and_is_billed_half_of_the_time()
    {
        const int calls = 40;
        var clock = new VirtualClock();
        var options = new SandboxOptions { Clock = clock, Faults = new FaultRates { Timeout = 1 } };
        await using var world = await Loopback.StartAsync(options);
        var pending = Enumerable.Range(0, calls).Select(_ => world.HunterAsync($"companies/find?domain={Domain}")).ToList();
        await clock.WaitingAsync(calls);
        clock.Advance(TimeSpan.FromMinutes(4));
        pending.ShouldAllBe(call => !call.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var call in pending)
            await Should.ThrowAsync<HttpRequestException>(call);
        var log = await world.CallsAsync();
        log.ShouldAllBe(call => call.GetProperty("status").GetInt32() == 0 && call.GetProperty("fault").GetString() == "timeout");
        var billed = log.Count(call => call.GetProperty("charged").GetDecimal() > 0);
        billed.ShouldBeInRange(calls / 4, calls * 3 / 4);
        (await world.TotalAsync()).ShouldBe(billed * 0.0049m);
    }

    [Fact]
    public async Task A_search_whose_answer_was_lost_is_free_when_it_is_repeated()
    {
        var rates = new FaultRates { Malformed = 0.5 };
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = rates });
        var company = Known.Company(company => company.HunterHasEmails);
        Reply reply;
        do
        {
            reply = await world.HunterAsync($"domain-search?domain={company.Domain}");
        }
        while (!reply.IsJson);

        (await world.TotalAsync()).ShouldBe(0.0245m);
    }

    [Fact]
    public async Task The_same_question_meets_the_same_fate_in_every_run_and_a_retry_can_succeed()
    {
        var options = new SandboxOptions { Faults = new FaultRates { Throttled = 0.3, Error = 0.3 } };
        await using var one = await Loopback.StartAsync(options);
        await using var two = await Loopback.StartAsync(options);
        var first = await StatusesAsync(one, Known.Domains(10));
        var second = await StatusesAsync(two, Known.Domains(10).Reverse());
        first.OrderBy(pair => pair.Key).ShouldBe(second.OrderBy(pair => pair.Key));
        first.Values.ShouldAllBe(fates => fates.Contains("403") || fates.Contains("50"));
        first.Values.ShouldAllBe(fates => fates.Contains("200") || fates.Contains("404"));
    }

    [Fact]
    public async Task Rates_are_kept_over_many_calls()
    {
        var options = new SandboxOptions { Faults = new FaultRates { Throttled = 0.2, Error = 0.1 } };
        await using var world = await Loopback.StartAsync(options);
        var statuses = new List<int>();
        foreach (var domain in Known.Domains(2000))
            statuses.Add((await world.HunterAsync($"email-count?domain={domain}")).Status);
        (statuses.Count(status => status == 403) / 2000.0).ShouldBe(0.2, 0.03);
        (statuses.Count(status => status >= 500) / 2000.0).ShouldBe(0.1, 0.03);
    }

    [Fact]
    public async Task Calls_of_bad_form_and_the_sandboxes_own_pages_meet_no_fault()
    {
        await using var world = await Loopback.StartAsync(new SandboxOptions { Faults = new FaultRates { Error = 1 } });
        (await world.HunterAsync("companies/find")).Status.ShouldBe(400);
        (await world.GetAsync("/hunter/v2/account")).Status.ShouldBe(401);
        (await world.GetAsync("/_bill")).Status.ShouldBe(200);
        (await world.GetAsync("/_calls")).Status.ShouldBe(200);
    }

    private static bool IsKnownToAll(Company company) =>
        company is { KnownToHunter: true, KnownToDataAxle: true, SiteUp: true } && Known.IsPlain(Known.Plan(company));

    private static async Task<Dictionary<string, string>> StatusesAsync(Loopback world, IEnumerable<string> domains)
    {
        var statuses = new Dictionary<string, string>();
        foreach (var domain in domains)
        {
            var fates = new List<int>();
            for (var time = 0; time < 20; time++)
                fates.Add((await world.HunterAsync($"companies/find?domain={domain}")).Status);
            statuses[domain] = string.Join(' ', fates);
        }

        return statuses;
    }
}
