using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Fuzzing.Tests.Targets;

namespace Enrichment.Fuzzing.Tests;

/// <summary>Everything that reads what strangers wrote takes generated inputs: none ends in an exception that nobody expects, an endless loop, or memory without bound.</summary>
public sealed class ParserFuzzTests
{
    private static readonly string[] Operations =
        ["internal.site", "data-axle.match", "hunter.company", "hunter.domain-search", "hunter.email-finder", "hunter.email-verifier", "hunter.person-verifier"];

    public static TheoryData<string> AllOperations => [.. Operations];

    [Fact]
    public Task Cells_are_understood_or_not() => Run(new CellTarget());

    [Fact]
    public Task Ids_are_what_their_text_says() => Run(new IdTarget());

    [Fact]
    public Task Schedules_come_or_are_refused() => Run(new CronTarget());

    [Fact]
    public Task Strategies_and_rules_are_taken_or_refused() => Run(new RuleTarget());

    [Fact]
    public Task Settings_are_taken_or_refused() => Run(new SettingsTarget());

    [Fact]
    public Task A_file_becomes_rows_or_is_refused() => Run(new CsvTarget());

    [Theory]
    [MemberData(nameof(AllOperations))]
    public Task A_vendors_answer_is_classified_whatever_it_is(string operation) => Run(new VendorTarget(operation));

    [Fact]
    public Task A_robots_file_allows_or_forbids() => Run(new RobotsTarget());

    [Fact]
    public Task A_page_says_something_or_nothing() => Run(new PageTarget());

    [Fact]
    public Task A_stored_message_is_read_or_refused() => Run(new StoredMessageTarget());

    [Fact]
    public Task A_frame_is_read_or_refused() => Run(new FrameTarget());

    [Fact]
    public Task What_comes_to_the_operators_port_is_read_or_refused() => Run(new OperatorPortTarget());

    private static async Task Run(FuzzTarget target)
    {
        using (target) (await FuzzRun.Of(target, 1.0 / 20)).ShouldBeGreaterThan(1);
    }
}
