using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;
using static Enrichment.Domain.Tests.Waterfall.Some;

namespace Enrichment.Domain.Tests.Waterfall;

public class AllowedSourcesTests
{
    private static readonly SourceDefinition[] Operations =
    [
        Source("hunter.search", []) with { Family = "Hunter" },
        Source("hunter.verify", []) with { Family = "Hunter" },
        Source("axle.match", []) with { Family = "Data Axle" },
        Source("web.site", []) with { Family = "Internal" },
    ];

    [Fact]
    public void What_is_asked_is_what_both_strategy_and_stage_allow_in_the_strategys_order() =>
        Of(["Internal", "Hunter"], ["Hunter", "Data Axle", "Internal"]).ShouldBe(["web.site", "hunter.search", "hunter.verify"]);

    [Fact]
    public void A_stage_may_name_single_operations_in_any_spelling() =>
        Of(["internal", "HUNTER"], ["Hunter.Verify"]).ShouldBe(["hunter.verify"]);

    [Fact]
    public void The_operations_of_an_account_that_is_off_are_out() =>
        Of(["Hunter", "Internal"], ["Hunter", "Internal"], off: "hunter").ShouldBe(["web.site"]);

    [Fact]
    public void What_neither_knows_is_nothing() => Of(["Lusha"], ["Lusha", "Hunter"]).ShouldBeEmpty();

    private static IEnumerable<string> Of(string[] families, string[] stage, string? off = null)
    {
        var accounts = Operations.Select(o => o.Account).Distinct()
            .Select(a => new AccountDefinition(a, [], null, a == off ? "no key" : null, null));
        return AllowedSources.Of(families, new Stage("poc", [], stage), Operations, [.. accounts]).Select(s => s.Operation);
    }
}
