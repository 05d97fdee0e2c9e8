using System.Text.Json;
using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.Bill;

public sealed class BillTests
{
    private static readonly string[] Sources = ["hunter", "data-axle", "web"];

    [Fact]
    public async Task An_empty_bill_has_every_source_and_no_dollars()
    {
        await using var world = await Loopback.StartAsync();
        var bill = await world.BillAsync();
        bill.GetProperty("total").GetRawText().ShouldBe("0");
        bill.GetProperty("sources").EnumerateObject().Select(source => source.Name).ShouldBe(Sources);
    }

    [Fact]
    public async Task Amounts_are_exact_decimals_without_trailing_zeros()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company is { KnownToHunter: true, KnownToDataAxle: true });
        for (var time = 0; time < 3; time++)
            await world.HunterAsync($"companies/find?domain={company.Domain}");
        await world.MatchAsync(company.Domain);
        var bill = await world.BillAsync();
        bill.GetProperty("total").GetRawText().ShouldBe("0.1147");
        var hunter = bill.GetProperty("sources").GetProperty("hunter");
        hunter.GetProperty("dollars").GetRawText().ShouldBe("0.0147");
        hunter.GetProperty("units").GetRawText().ShouldBe("0.6");
        hunter.GetProperty("calls").GetInt64().ShouldBe(3);
        hunter.GetProperty("operations").GetProperty("companies-find").GetProperty("units").GetRawText().ShouldBe("0.6");
    }

    [Fact]
    public async Task Prices_are_those_configured()
    {
        var options = new SandboxOptions { HunterCreditPrice = 0.0149m, DataAxleDocumentPrice = 0.07m };
        await using var world = await Loopback.StartAsync(options);
        var company = Known.Company(company => company is { KnownToHunter: true, KnownToDataAxle: true });
        await world.HunterAsync($"companies/find?domain={company.Domain}");
        await world.MatchAsync(company.Domain);
        (await world.BillAsync()).GetProperty("total").GetRawText().ShouldBe("0.07298");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_bill_is_the_sum_of_what_the_calls_were_charged_whatever_happened_to_them(int run)
    {
        var options = new SandboxOptions
        {
            Seed = run,
            Faults = new FaultRates { Throttled = 0.1, Error = 0.1, Malformed = 0.15, Quota = 0.05 },
            HunterCredits = 200,
        };
        await using var world = await Loopback.StartAsync(options);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => AskAtRandomAsync(world, new Random(run * 100 + worker), 150)));
        var bill = await world.BillAsync();
        var calls = await world.CallsAsync();
        calls.Count.ShouldBe(8 * 150);
        bill.GetProperty("total").GetDecimal().ShouldBe(calls.Sum(Charged));
        foreach (var source in bill.GetProperty("sources").EnumerateObject())
        {
            var own = calls.Where(call => call.GetProperty("source").GetString() == source.Name).ToList();
            source.Value.GetProperty("dollars").GetDecimal().ShouldBe(own.Sum(Charged));
            source.Value.GetProperty("calls").GetInt32().ShouldBe(own.Count);
            source.Value.GetProperty("operations").EnumerateObject().Sum(operation => operation.Value.GetProperty("dollars").GetDecimal())
                .ShouldBe(own.Sum(Charged));
        }
    }

    [Fact]
    public async Task A_reset_starts_anew_free_repeats_included()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.HunterHasEmails);
        await world.HunterAsync($"domain-search?domain={company.Domain}");
        await world.ResetAsync();
        (await world.TotalAsync()).ShouldBe(0);
        (await world.CallsAsync()).ShouldBeEmpty();
        await world.HunterAsync($"domain-search?domain={company.Domain}");
        (await world.TotalAsync()).ShouldBe(0.0245m);
    }

    private static decimal Charged(JsonElement call) => call.GetProperty("charged").GetDecimal();

    private static async Task AskAtRandomAsync(Loopback world, Random random, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            var domain = $"company{random.Next(30)}.com";
            _ = random.Next(7) switch
            {
                0 => await world.HunterAsync($"domain-search?domain={domain}&limit={random.Next(1, 40)}"),
                1 => await world.HunterAsync($"email-finder?domain={domain}&full_name=Ann%20Lee{random.Next(3)}"),
                2 => await world.HunterAsync($"email-verifier?email=ann{random.Next(5)}@{domain}"),
                3 => await world.HunterAsync($"combined/find?email=ann{random.Next(5)}@{domain}"),
                4 => await world.HunterAsync($"companies/find?domain={domain}"),
                5 => await world.MatchAsync(domain, random.Next(2) == 0 ? "v1" : "v2", $",\"limit\":{random.Next(1, 4)}"),
                _ => await world.DataAxleAsync("/v1/places/search", $$"""{"query":"{{domain}}","limit":{{random.Next(1, 4)}} }"""),
            };
        }
    }
}
