using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Live;

public sealed class SlowListenerTests : IAsyncLifetime
{
    private const int Rows = 3_000;
    private GatewayOfTest gateway = null!;

    // A cell this long makes rows of one table more than a socket and its buffers hold.
    private static string Companies =>
        "name,website,note\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"Firm {i % 10},firm{i % 10}.com,{new string('x', 4_000)}\n"));

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task Who_does_not_read_holds_up_neither_the_job_nor_another_listener_and_can_go_on_later()
    {
        var table = await gateway.Http.Import(Companies);
        await using var stuck = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events");
        await using var quick = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events");
        var start = stuck.LastId;

        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));
        (await quick.Rows(Rows)).Select(e => e.Id).ShouldBeUnique();

        await using var again = await EventReader.Open(gateway.Http, $"/v2/tables/{table}/events", start);
        (await again.Rows(Rows)).Select(e => e.Data.Text("id")).ShouldBeUnique();
    }
}
