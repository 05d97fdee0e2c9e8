using System.Text.Json;
using Enrichment.Operators.Palettes;
using Enrichment.Operators.Seams;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Tests.Palettes;

public class ClusterPaletteTests
{
    private readonly ThreeNodes nodes = new();
    private readonly RunnerOfTest runner;

    public ClusterPaletteTests() => runner = new RunnerOfTest(ClusterPalette.Of(nodes, "local"), JournalPalette.Of(new NoJournal(), nodes));

    [Fact]
    public async Task Members_are_shown_with_what_an_operator_looks_for() => (await runner.Run("cluster show")).ShouldBe("""
        cluster        spec
        lease left     7 s
        may take over  yes
        dropped        node gone 3
        count          3

        members:
        node  address                roles       state    here  unreachable  lease age  version                since
        a     http://10.0.0.1:4053/  host        up       no    yes          12 s           1.0  2026-01-02 03:04:05
        b     http://10.0.0.2:4053/  host        up       yes   no           1 s            1.0  2026-01-02 03:04:05
        c     http://10.0.0.3:4053/  lighthouse  leaving  no    no           2 s            1.1  2026-01-02 03:04:05

        """);

    [Fact]
    public async Task As_JSON_each_member_is_an_object()
    {
        var json = JsonDocument.Parse(await runner.Run("cluster show -j")).RootElement;

        json.GetProperty("health").GetProperty("dropped").GetProperty("node gone").GetInt64().ShouldBe(3);
        json.GetProperty("members")[0].GetProperty("unreachable").GetBoolean().ShouldBeTrue();
        json.GetProperty("members")[0].GetProperty("lease_age").GetDouble().ShouldBe(12);
    }

    [Theory]
    [InlineData("cluster leave -w \"new version\"", "leave", "cluster.leave this node why: new version")]
    [InlineData("cluster join -a 10.0.0.9:4053 -w x", "join 10.0.0.9:4053", "cluster.join 10.0.0.9:4053 why: x")]
    [InlineData("cluster down -a a -w dead", "down a: dead", "cluster.down a why: dead")]
    [InlineData("cluster down -a http://10.0.0.1:4053/ -w dead", "down a: dead", "cluster.down a why: dead")]
    [InlineData("cluster down-unreachable -w dead -y", "down a: dead", "cluster.down a at http://10.0.0.1:4053/; why: dead")]
    public async Task Changes_are_made_and_noted(string line, string asked, string noted)
    {
        await runner.Run(line);

        nodes.Asked.ShouldBe([asked]);
        runner.Audit.Notes.Select(n => $"{n.Action} {n.Subject} {n.Detail}").ShouldBe([noted]);
    }

    [Theory]
    [InlineData("cluster down -a d -w x", "there is no member 'd'.")]
    [InlineData("cluster down -a c -w x", "c is down already")]
    [InlineData("cluster down -w x", "-a is missing")]
    [InlineData("cluster leave", "-w is missing")]
    public async Task What_cannot_be_is_refused_and_not_noted(string line, string refusal)
    {
        (await runner.Refusal(line)).ShouldContain(refusal);

        nodes.Asked.ShouldBeEmpty();
        runner.Audit.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Downing_all_that_are_unreachable_says_first_whom_it_means()
    {
        (await runner.Run("cluster down-unreachable -w x")).ShouldContain("cluster.down  a        at http://10.0.0.1:4053/  would be done");

        nodes.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Decisions_and_what_happens_are_told_a_line_each()
    {
        (await runner.Run("cluster why")).ShouldContain("joined: the database knows two members");
        (await runner.Run("cluster tail")).ShouldBe(
            "2026-01-02 03:04:05  member  a  is unreachable, was up\n2026-01-02 03:04:05  shard  0  is owned by b in epoch 5, was by a\n");
        (await runner.Run("cluster tail -n 1 -j")).ShouldBe(
            "{\"at\":\"2026-01-02T03:04:05+00:00\",\"what\":\"member\",\"subject\":\"a\",\"detail\":\"is unreachable, was up\"}\n");
    }

    [Fact]
    public async Task Who_may_write_the_journal_is_told_with_the_epochs_of_its_shards()
    {
        var text = await runner.Run("journal writers");

        text.ShouldContain("a          1            4           4  its lease has run out");
        text.ShouldContain("b          2            2           7");
        text.ShouldContain("gone       1            1           1  no member any more");
    }

    private sealed class NoJournal : IJournalOperations
    {
        public Task<JournalReport> Verify(string? entity, int mostRuns, CancellationToken stop) => throw new NotSupportedException("not in this test");

        public Task<JournalLag> Lag(CancellationToken stop) => throw new NotSupportedException("not in this test");
    }
}
