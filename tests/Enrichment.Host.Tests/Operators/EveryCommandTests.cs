using System.Text.Json;
using Enrichment.Operators.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Enrichment.Host.Tests.Operators;

/// <summary>What holds of each command, over one node with data.</summary>
public sealed class EveryCommandTests(NodeWithData node) : IClassFixture<NodeWithData>
{
    /// <summary>Each command with switches that it takes, and, where one node refuses it, what it says.</summary>
    private static readonly (string Command, string Switches, string? Refusal)[] Commands =
    [
        ("cluster show", "", null), ("cluster leave", "-w x", "there is nothing to leave"), ("cluster join", "-a 10.0.0.1:4053 -w x", "without a cluster"),
        ("cluster down", "-a 10.0.0.1:4053 -w x", "there is no member '10.0.0.1:4053'"), ("cluster down-unreachable", "-w x", null), ("cluster why", "", null),
        ("cluster-sharding list-regions", "", null), ("cluster-sharding region-stats", "-r run", null), ("cluster-sharding list-shards", "-r entity", null),
        ("cluster-sharding moves", "", null), ("cluster-sharding locate", "-r entity -e local/company/firm1.com", null),
        ("actor hierarchy", "-s /user -d 1", null),
        ("log level", "", null), ("log peek", "-n 5", null),
        ("system uptime", "", null), ("system version", "", null), ("system config", "", null),
        ("bucket list", "-r RUN -t local -s completed -n 5", null), ("bucket show", "-b RUN/saas", null), ("bucket cap", "-b saas -m 30 -w x", null),
        ("bucket priority", "-b saas -k low -w x", "has ended already"), ("bucket pause", "-r RUN -w x", null), ("bucket resume", "-r RUN -w x -y", null),
        ("source list", "", null), ("source pause", "-a -w x", null), ("source resume", "-p hunter -w x", null),
        ("run list", "-t local -n 5", null), ("run show", "-i RUN", null), ("run trigger", "-b TABLE --max-buckets 1 --total-budget 1 --bucket-limit 2 -w x", null),
        ("run cancel", "-i RUN -w x", "The job has ended: it is completed."), ("run budget", "-i RUN -m 30 -w x", null),
        ("run pause", "-i RUN -w x", "has ended already"), ("run resume", "-i RUN -w x", "has ended already"),
        ("entity show", "-e company/firm1.com", null), ("entity forget", "-e company/firm3.com -w x", null),
        ("row show", "-i TABLE:1", null), ("row explain", "-i TABLE:2", null),
        ("ledger calls", "-r RUN -p hunter.company -n 2", null), ("ledger unsettled", "", null), ("ledger by-source", "-r RUN", null), ("ledger reconcile", "-b RUN/saas", null),
        ("journal verify", "-e local/RUN", null), ("journal writers", "", null), ("journal lag", "", null),
    ];

    /// <summary>Followed, not answered: they have tests of their own.</summary>
    private static readonly string[] Tails = ["cluster tail", "log tail"];

    public static TheoryData<string> Names => [.. Commands.Select(c => c.Command)];

    [Fact]
    public void No_command_is_left_out_here()
    {
        var known = Book.Palettes.SelectMany(p => p.Commands.Select(c => $"{p.Name} {c.Name}"));

        known.Except(Tails).ShouldBe(Commands.Select(c => c.Command), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_answers_people_in_lines_and_programs_in_JSON(string command)
    {
        var line = Line(command);
        if (Commands.Single(c => c.Command == command).Refusal is { } refusal)
        {
            (await node.Pbm.Refusal(line)).ShouldContain(refusal);
            (await node.Pbm.Refusal($"{line} -j")).ShouldContain(refusal);
            return;
        }

        (await node.Pbm.Run(line)).ShouldEndWith("\n");
        (await node.Pbm.Json(line)).ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Array);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_refuses_a_switch_that_it_does_not_have_and_words_that_belong_to_none(string command)
    {
        (await node.Pbm.Refusal($"{Line(command)} --nonsense 1")).ShouldStartWith($"{command}: unknown switch '--nonsense'.");
        (await node.Pbm.Refusal($"{command} nonsense")).ShouldStartWith($"{command}: 'nonsense' belongs to no switch");
        (await node.Pbm.Refusal($"{command} -j -j")).ShouldBe("-j is given twice");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_names_each_switch_that_it_needs(string command)
    {
        foreach (var needed in Of(command).AllSwitches.Where(s => s.IsRequired))
        {
            var without = WithoutSwitch(Line(command), needed);
            if (without != Line(command) && !(command == "log level"))
            {
                (await node.Pbm.Refusal(without)).ShouldContain($"{needed.Spelling} is missing");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_help_shows_how_it_is_used(string command) => (await node.Pbm.Run($"help {command}")).ShouldContain(Of(command).Description);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_that_nothing_has_is_refused_by_that_name(string command)
    {
        foreach (var (wrong, name) in Wrong(command))
        {
            (await node.Pbm.Refusal(wrong)).ShouldContain(name);
        }
    }

    [Fact]
    public void What_changes_something_asks_for_a_reason_and_what_only_looks_does_not()
    {
        string[] changing = ["leave", "join", "down", "down-unreachable", "level", "cap", "priority", "pause", "resume", "trigger", "cancel", "budget", "forget"];

        foreach (var command in Book.Palettes.SelectMany(p => p.Commands))
        {
            command.AllSwitches.Contains(CommonSwitches.Why).ShouldBe(changing.Contains(command.Name), command.Name);
            command.AllSwitches.ShouldContain(CommonSwitches.Json, command.Name);
        }
    }

    [Fact]
    public void No_command_has_two_switches_of_one_letter_or_name()
    {
        foreach (var command in Book.Palettes.SelectMany(p => p.Commands))
        {
            command.AllSwitches.Where(s => s.Letter is not null).GroupBy(s => s.Letter).ShouldAllBe(same => same.Count() == 1, command.Name);
            command.AllSwitches.GroupBy(s => s.Name).ShouldAllBe(same => same.Count() == 1, command.Name);
        }
    }

    [Fact]
    public async Task The_plural_names_of_the_palettes_work_too()
    {
        foreach (var line in (string[])["buckets list", $"buckets show -b {node.Run}/saas", "sources list", "runs list", "entities show -e company/firm1.com", "buckets budget -b saas -m 31 -w x"])
        {
            (await node.Pbm.Run(line)).ShouldNotBeEmpty();
        }
    }

    private CommandBook Book => node.Gateway.Server.Services.GetRequiredService<CommandBook>();

    private OperatorCommand Of(string command) => CommandBook.Command(Book.Palette(command.Split(' ')[0]), command.Split(' ')[1]);

    private string Line(string command) => $"{command} {Commands.Single(c => c.Command == command).Switches}".TrimEnd().Replace("RUN", node.Run).Replace("TABLE", node.Table);

    /// <summary>The line with one of its names changed to what nothing is called.</summary>
    private IEnumerable<(string Line, string Name)> Wrong(string command)
    {
        var line = Line(command);
        foreach (var (letter, name) in ((string, string)[])[("-b", "local/none/none"), ("-i", "none"), ("-r", "none"), ("-p", "none"), ("-e", "planet/none"), ("-s", "none"), ("-k", "none")])
        {
            var wrong = System.Text.RegularExpressions.Regex.Replace(line, $" {letter} \\S+", $" {letter} {name}");
            // Where an entity would be is known of one that does not exist too.
            if (wrong != line && !(command == "cluster-sharding locate" && letter == "-e"))
            {
                yield return (wrong, name);
            }
        }
    }

    private static string WithoutSwitch(string line, Switch one) => System.Text.RegularExpressions.Regex.Replace(line, $" {one.Spelling} \\S+", "");
}
