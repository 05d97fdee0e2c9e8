using System.Net;
using System.Text.RegularExpressions;
using Enrichment.Lighthouse.Tests.Support;

namespace Enrichment.Lighthouse.Tests;

/// <summary>The program as an operator, or Kubernetes, sees it.</summary>
[Collection(ServerCollection.Name)]
public partial class ProcessTests(Server server)
{
    [Fact]
    public async Task It_joins_answers_for_its_health_and_leaves_on_SIGTERM()
    {
        var database = await server.NewDatabase();
        using var lighthouse = LighthouseProcess.Start(Told.By(database, "lighthouse-0"));
        await lighthouse.Says("health is listening on http://127.0.0.1:");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(lighthouse.Said).Groups[1].Value) };

        (await http.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        lighthouse.Terminate();

        (await lighthouse.End()).ShouldBe(0, lighthouse.Said);
        (await Server.Ask(database, "SELECT count(*) FROM cluster.members")).ShouldBe(0L);
    }

    [Fact]
    public async Task Wrong_settings_end_it_with_2_and_one_line()
    {
        using var lighthouse = LighthouseProcess.Start(Told.By("Host=db", "lighthouse-0").And("CLUSTER_PORT", "many"));

        (await lighthouse.End()).ShouldBe(2);

        await lighthouse.Says("lighthouse: CLUSTER_PORT: 'many' is not from 0 to 65535");
    }

    [Fact]
    public async Task A_foreign_database_ends_it_with_2()
    {
        var database = await server.NewDatabase();
        await using var first = await Running.Start(Told.By(database, "lighthouse-0"));
        await first.BecomesReady();
        using var stray = LighthouseProcess.Start(Told.By(database, "lighthouse-1").And("ACTORSYSTEM", "staging"));

        (await stray.End()).ShouldBe(2);

        await stray.Says("this database belongs to cluster \"enrichment\"");
    }

    [GeneratedRegex(@"health is listening on (http://\S+)")]
    private static partial Regex Address();
}
