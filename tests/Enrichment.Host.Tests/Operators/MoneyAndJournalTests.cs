using Enrichment.Host.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Enrichment.Host.Tests.Operators;

/// <summary>What an operator checks when something may be wrong, and that it is seen when something is.</summary>
public sealed class MoneyAndJournalTests : IAsyncLifetime
{
    private readonly NodeWithData node = new();

    public Task InitializeAsync() => node.InitializeAsync();

    public Task DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_buckets_money_agrees_in_its_budget_its_calls_and_its_own_words()
    {
        var found = await node.Pbm.Json($"ledger reconcile -b {node.Run}/healthcare");

        found.GetProperty("agrees").GetBoolean().ShouldBeTrue();
        found.GetProperty("calls").GetDecimal().ShouldBeGreaterThan(0);
        found.GetProperty("budget").GetDecimal().ShouldBe(found.GetProperty("calls").GetDecimal());
        (await node.Pbm.Json($"ledger by-source -r {node.Run}")).EnumerateArray().Sum(s => s.GetProperty("charged").GetDecimal())
            .ShouldBe((await node.Pbm.Json("run list"))[0].GetProperty("spent").GetDecimal());
    }

    [Fact]
    public async Task Money_that_does_not_agree_is_bad_news()
    {
        Tamper($"UPDATE budgets SET charged = charged - 1000 WHERE budget = 'bucket:local/{node.Run}/healthcare'");

        (await node.Pbm.Refusal($"ledger reconcile -b {node.Run}/healthcare")).ShouldContain("what its budget was charged is not the sum of its calls");
    }

    [Fact]
    public async Task The_newest_calls_are_listed_oldest_of_them_first()
    {
        var all = (await node.Pbm.Json("ledger calls -n 1000")).EnumerateArray().Select(c => c.Text("call")).ToList();

        all.Count.ShouldBeGreaterThan(3);
        (await node.Pbm.Json("ledger calls -n 3")).EnumerateArray().Select(c => c.Text("call")).ShouldBe(all[^3..]);
    }

    [Fact]
    public async Task Every_journal_of_the_newest_runs_is_read_to_its_end()
    {
        var report = await node.Pbm.Json("journal verify");

        report.GetProperty("broken").GetInt32().ShouldBe(0);
        report.GetProperty("checks").EnumerateArray().Select(c => c.Text("entity"))
            .ShouldBe([$"run-local/{node.Run}", $"bucket-local/{node.Run}/healthcare", $"bucket-local/{node.Run}/saas"], ignoreOrder: true);
        report.GetProperty("checks").EnumerateArray().ShouldAllBe(c => c.GetProperty("events").GetInt64() > 0);
    }

    [Theory]
    [InlineData("UPDATE journal SET manifest = 'nonsense.v1' WHERE persistence_id = 'ID' AND sequence_nr = 2", "nonsense.v1")]
    [InlineData("DELETE FROM journal WHERE persistence_id = 'ID' AND sequence_nr = 2", "event 3 stands where 2 belongs")]
    public async Task A_journal_that_cannot_be_trusted_is_bad_news(string tampering, string problem)
    {
        Tamper(tampering.Replace("ID", $"run-local/{node.Run}"));

        (await node.Pbm.Refusal("journal verify -j")).ShouldBe("1 of 3 journals cannot be trusted");
        (await node.Pbm.Refusal($"journal verify -e local/{node.Run}")).ShouldBe("1 of 1 journals cannot be trusted");
        var report = "";
        await Should.ThrowAsync<Enrichment.Operators.Commands.CommandProblemException>(() => node.Pbm.Hear("journal verify", piece => report += piece));
        report.ShouldContain(problem);
    }

    /// <summary>As a hand in the file would, beside the node.</summary>
    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={node.Gateway.Folder.At("data/enrichment.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
