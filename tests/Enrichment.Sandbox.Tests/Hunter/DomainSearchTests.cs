using System.Text.Json;
using Enrichment.Sandbox.Hunter;
using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Hunter;

public sealed class DomainSearchTests
{
    private static readonly Company Large = Known.Company(company => HunterMail.Of(company, Known.Seed).Count() > 25);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(25, 3)]
    public async Task Each_ten_emails_returned_cost_a_credit_begun_ones_whole(int emails, int credits)
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.HunterAsync($"domain-search?domain={Large.Domain}&limit={emails}");
        reply.Data.GetProperty("emails").GetArrayLength().ShouldBe(emails);
        (await world.TotalAsync()).ShouldBe(credits * 0.0245m);
    }

    [Fact]
    public async Task A_domain_without_emails_is_answered_empty_and_free()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.HunterAsync($"domain-search?domain={Known.Company(company => !company.HunterHasEmails).Domain}");
        reply.Status.ShouldBe(200);
        reply.Data.GetProperty("emails").GetArrayLength().ShouldBe(0);
        reply.Json.GetProperty("meta").GetProperty("results").GetInt32().ShouldBe(0);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_repeat_in_the_same_period_is_free_however_the_domain_is_written()
    {
        await using var world = await Loopback.StartAsync();
        await world.HunterAsync($"domain-search?domain={Large.Domain}");
        await world.HunterAsync($"domain-search?limit=10&domain=http://WWW.{Large.Domain.ToUpperInvariant()}/&offset=0");
        (await world.TotalAsync()).ShouldBe(0.0245m);
        (await world.CallsAsync())[1].GetProperty("charged").GetDecimal().ShouldBe(0);
    }

    [Fact]
    public async Task Another_page_or_another_key_is_another_search()
    {
        await using var world = await Loopback.StartAsync();
        await world.HunterAsync($"domain-search?domain={Large.Domain}");
        await world.HunterAsync($"domain-search?domain={Large.Domain}&offset=10");
        await world.HunterAsync($"domain-search?domain={Large.Domain}", "other");
        (await world.TotalAsync()).ShouldBe(3 * 0.0245m);
    }

    [Fact]
    public async Task A_repeat_in_the_next_period_is_charged()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock });
        await world.HunterAsync($"domain-search?domain={Large.Domain}");
        clock.Advance(TimeSpan.FromDays(31));
        await world.HunterAsync($"domain-search?domain={Large.Domain}");
        (await world.TotalAsync()).ShouldBe(2 * 0.0245m);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_meta_counts_them_all()
    {
        await using var world = await Loopback.StartAsync();
        var all = await EmailsAsync(world, $"domain={Large.Domain}&limit=100");
        var second = await world.HunterAsync($"domain-search?domain={Large.Domain}&limit=10&offset=10");
        second.Data.GetProperty("emails").EnumerateArray().Select(Value).ShouldBe(all.Skip(10).Take(10).Select(Value));
        var meta = second.Json.GetProperty("meta");
        meta.GetProperty("results").GetInt32().ShouldBe(all.Count);
        meta.GetProperty("limit").GetInt32().ShouldBe(10);
        meta.GetProperty("offset").GetInt32().ShouldBe(10);
        meta.GetProperty("params").GetProperty("domain").GetString().ShouldBe(Large.Domain);
    }

    [Theory]
    [InlineData("type=generic", "type", "generic")]
    [InlineData("type=personal", "type", "personal")]
    [InlineData("seniority=executive", "seniority", "executive")]
    [InlineData("department=it", "department", "it")]
    public async Task Filters_leave_only_what_was_asked_for(string filter, string property, string value)
    {
        await using var world = await Loopback.StartAsync();
        var all = await EmailsAsync(world, $"domain={Large.Domain}&limit=100");
        var some = await EmailsAsync(world, $"domain={Large.Domain}&limit=100&{filter}");
        some.Select(Value).ShouldBe(all.Where(email => email.GetProperty(property).GetString() == value).Select(Value));
        some.Count.ShouldBeInRange(1, all.Count - 1);
    }

    [Fact]
    public async Task The_verification_status_filters_too()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => HunterMail.Of(company, Known.Seed).Any(mail => mail.Status == "unknown"));
        var some = await EmailsAsync(world, $"domain={company.Domain}&verification_status=unknown");
        some.ShouldNotBeEmpty();
        some.ShouldAllBe(email => email.GetProperty("verification").GetProperty("status").GetString() == "unknown");
    }

    [Theory]
    [InlineData("")]
    [InlineData("domain=nodots")]
    [InlineData("domain=acme.com&limit=101")]
    [InlineData("domain=acme.com&limit=0")]
    [InlineData("domain=acme.com&offset=10001")]
    [InlineData("domain=acme.com&type=odd")]
    [InlineData("domain=acme.com&seniority=boss")]
    [InlineData("domain=acme.com&department=fun")]
    [InlineData("domain=acme.com&verification_status=maybe")]
    public async Task A_bad_parameter_is_wrong_params(string query)
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.HunterAsync("domain-search?" + query);
        reply.Status.ShouldBe(400);
        reply.ErrorId.ShouldBe("wrong_params");
    }

    [Fact]
    public async Task A_company_may_be_named_instead_of_its_domain()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.HunterAsync("domain-search?company=Blue+River+12,+Inc.");
        reply.Data.GetProperty("domain").GetString().ShouldBe("blueriver12.com");
    }

    [Fact]
    public async Task People_who_asked_not_to_be_processed_are_not_listed()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.HunterHasEmails && company.People.Any(person => person.Suppressed));
        var emails = await EmailsAsync(world, $"domain={company.Domain}&limit=100");
        emails.Select(Value).ShouldNotContain(company.People.First(person => person.Suppressed).Email);
    }

    private static string? Value(JsonElement email) => email.GetProperty("value").GetString();

    private static async Task<List<JsonElement>> EmailsAsync(Loopback world, string query) =>
        [.. (await world.HunterAsync("domain-search?" + query)).Data.GetProperty("emails").EnumerateArray()];
}
