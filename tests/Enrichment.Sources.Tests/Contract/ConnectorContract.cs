using Enrichment.Domain.Sources;
using Enrichment.Sandbox;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Contract;

/// <summary>What every connector keeps to, shown on a real server; one class below per operation.</summary>
public abstract class ConnectorContract(string operation)
{
    private const int Companies = 60;

    [Fact]
    public async Task Answers_keep_to_the_definition()
    {
        await using var sandbox = await SandboxFixture.Start(new SandboxOptions { Seed = 5 });
        var source = sandbox.Catalog.Source(operation);
        var definition = source.Definition;

        var answers = await AskAll(source);

        // Some of the sandbox's sites are down for good; its vendors are not.
        answers.Where(a => definition.IsPaid || a.Class != AnswerClass.Retry).ShouldAllBe(a => a.Class.IsFinal());
        answers.ShouldContain(a => a.Class == AnswerClass.Data);
        answers.SelectMany(a => a.Facts).ShouldAllBe(f => definition.Gives.Contains(f.Field) && f.Value.Length > 0 && f.Confidence > 0 && f.Confidence <= 1);
        answers.ShouldAllBe(a => a.Charge.Units <= definition.Price.MostUnits && a.Charge.Kind != ChargeKind.Unknown);
        answers.ShouldAllBe(a => a.Facts.Select(f => f.Field).Distinct().Count() == a.Facts.Count);
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer()
    {
        await using var sandbox = await SandboxFixture.Start(new SandboxOptions { Seed = 5 });
        var source = sandbox.Catalog.Source(operation);

        var once = await AskAll(source);
        var again = await AskAll(source);

        Show(again).ShouldBe(Show(once));
    }

    [Fact]
    public async Task A_revoked_key_stops_the_account_and_shows_nowhere()
    {
        await using var sandbox = await SandboxFixture.Start(
            new SandboxOptions(),
            s => s with { Hunter = s.Hunter with { ApiKey = "revoked-s3cret" }, DataAxle = s.DataAxle with { ApiKey = "revoked-s3cret" } });
        var source = sandbox.Catalog.Source(operation);

        var (answer, _) = await TestSources.AskThrough(source, Query(0));

        answer.ToString().ShouldNotContain("s3cret");
        answer.Class.ShouldBe(source.Definition.IsPaid ? AnswerClass.AuthGone : AnswerClass.Data);
    }

    [Fact]
    public async Task Under_faults_every_answer_is_classified()
    {
        var faults = FaultRates.Parse("throttled=0.2,error=0.2,timeout=0.1,malformed=0.2,quota=0.1");
        await using var sandbox = await SandboxFixture.Start(new SandboxOptions { Seed = 9, Faults = faults }, WithShortTimeouts);
        var source = sandbox.Catalog.Source(operation);

        var answers = await AskAll(source);

        answers.ShouldAllBe(a => a.Facts.Count == 0 || a.Class == AnswerClass.Data);
        answers.ShouldContain(a => a.Class == AnswerClass.Retry);
        answers.ShouldAllBe(a => !a.Detail.Contains("error in the connector"));
        answers.Where(a => a.Charge.Kind == ChargeKind.Unknown).ShouldAllBe(a => a.Class == AnswerClass.Retry);
    }

    [Fact]
    public async Task Nobody_listening_costs_nothing()
    {
        var sandbox = await SandboxFixture.Start(new SandboxOptions());
        await sandbox.Server.StopAsync();
        await using var _ = sandbox;

        var (answer, _) = await TestSources.AskThrough(sandbox.Catalog.Source(operation), Query(0));

        answer.Class.ShouldBe(sandbox.Catalog.Source(operation).Definition.IsPaid ? AnswerClass.Retry : AnswerClass.NoData);
        answer.Charge.ShouldBe(Charge.None);
    }

    internal static Enrichment.Sources.Settings.SourceSettings WithShortTimeouts(Enrichment.Sources.Settings.SourceSettings s) => s with
    {
        Hunter = s.Hunter with { Timeout = TimeSpan.FromSeconds(1) },
        DataAxle = s.DataAxle with { Timeout = TimeSpan.FromSeconds(1) },
        Internal = s.Internal with { Timeout = TimeSpan.FromSeconds(1) },
    };

    private async Task<List<SourceAnswer>> AskAll(ISource source)
    {
        var asking = Enumerable.Range(0, Companies).Select(i => TestSources.AskThrough(source, Query(i))).ToList();
        return [.. (await Task.WhenAll(asking)).Select(a => a.Answer)];
    }

    private SourceQuery Query(int i) => TestSources.Query(TestSources.WorldInputs(operation, i));

    private static List<string> Show(List<SourceAnswer> answers) =>
        [.. answers.Select(a => $"{a.Class} {string.Join("; ", a.Facts.Select(f => $"{f.Field}={f.Value}@{f.Confidence}"))}")];
}

public class InternalSiteContract() : ConnectorContract("internal.site");

public class DataAxleMatchContract() : ConnectorContract("data-axle.match");

public class HunterCompanyContract() : ConnectorContract("hunter.company");

public class HunterDomainSearchContract() : ConnectorContract("hunter.domain-search");

public class HunterEmailFinderContract() : ConnectorContract("hunter.email-finder");

public class HunterEmailVerifierContract() : ConnectorContract("hunter.email-verifier");

public class HunterPersonVerifierContract() : ConnectorContract("hunter.person-verifier");
