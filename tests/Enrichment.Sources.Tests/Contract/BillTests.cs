using Enrichment.Domain.Sources;
using Enrichment.Sandbox;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Contract;

/// <summary>Our charges against the vendors' own bill.</summary>
public class BillTests
{
    private const int Domains = 300;

    private static readonly string[] Paid =
        ["data-axle.match", "hunter.company", "hunter.domain-search", "hunter.email-finder", "hunter.email-verifier", "hunter.person-verifier"];

    [Fact]
    public async Task Without_faults_our_charges_are_the_bill()
    {
        await using var sandbox = await SandboxFixture.Start(new SandboxOptions { Seed = 3 });

        var asked = await AskEverything(sandbox, attempts: 1);

        asked.ShouldAllBe(a => a.Answer.Charge.Kind != ChargeKind.Unknown);
        var bill = await sandbox.Bill();
        Charged(sandbox, asked).ShouldBe(bill.Total);
        bill.Total.ShouldBeGreaterThan(10m);
        asked.Sum(a => a.Calls).ShouldBe((int)(bill.Sources["hunter"].Calls + bill.Sources["data-axle"].Calls));
    }

    [Fact]
    public async Task Under_faults_the_bill_lies_between_our_charges_and_those_with_each_unknown_one_at_its_most()
    {
        var faults = FaultRates.Parse("throttled=0.1,error=0.1,timeout=0.05,malformed=0.1,quota=0.02");
        await using var sandbox = await SandboxFixture.Start(new SandboxOptions { Seed = 4, Faults = faults }, ConnectorContract.WithShortTimeouts);

        var asked = await AskEverything(sandbox, attempts: 3);

        var bill = (await sandbox.Bill()).Total;
        var sure = Charged(sandbox, asked);
        var unknown = asked.Where(a => a.Answer.Charge.Kind == ChargeKind.Unknown).ToList();
        var most = unknown.Sum(a => sandbox.Catalog.Source(a.Operation).Definition.Price.Most);
        unknown.ShouldNotBeEmpty();
        bill.ShouldBeInRange(sure, sure + most);
    }

    // Of a question that is free to repeat the vendor charges one answer; the ledger does the same.
    private static decimal Charged(SandboxFixture sandbox, IReadOnlyList<Asked> asked) => asked
        .Where(a => a.Answer.Charge.Kind == ChargeKind.Stated)
        .GroupBy(a => sandbox.Catalog.Source(a.Operation).Definition.FreeRepeat is null ? $"{a.Number}" : a.Question)
        .Select(g => g.First())
        .Sum(a => sandbox.Catalog.Source(a.Operation).Definition.Price.Of(a.Answer.Charge.Units));

    private static async Task<IReadOnlyList<Asked>> AskEverything(SandboxFixture sandbox, int attempts)
    {
        var asked = new List<Asked>();
        foreach (var operation in Paid)
        {
            var source = sandbox.Catalog.Source(operation);
            var answers = await Task.WhenAll(Enumerable.Range(0, Domains).Select(i => AskUntilFinal(source, operation, i, attempts)));
            asked.AddRange(answers.SelectMany(a => a));
        }

        return [.. asked.Select((a, number) => a with { Number = number })];
    }

    private static async Task<IReadOnlyList<Asked>> AskUntilFinal(ISource source, string operation, int company, int attempts)
    {
        var asked = new List<Asked>();
        var inputs = TestSources.WorldInputs(operation, company);
        do
        {
            var (answer, calls) = await TestSources.AskThrough(source, TestSources.Query(inputs));
            // Both verifiers ask one endpoint: the same address is one question to the vendor.
            var question = $"{operation.Split('.')[1].Replace("person-", "email-", StringComparison.Ordinal)} {string.Join(' ', inputs.Select(i => i.Text))}";
            asked.Add(new Asked(operation, question, answer, calls, 0));
        }
        while (!asked[^1].Answer.Class.IsFinal() && asked.Count < attempts);
        return asked;
    }

    private sealed record Asked(string Operation, string Question, SourceAnswer Answer, int Calls, int Number);
}
