using Enrichment.Lighthouse.Tests.Support;

namespace Enrichment.Lighthouse.Tests;

/// <summary>Stops a server, so it has one of its own.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly Server server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Without_its_database_it_is_not_ready_and_with_it_again_it_is()
    {
        await using var lighthouse = await Running.Start(Told.By(await server.NewDatabase(), "lighthouse-0"));
        await lighthouse.BecomesReady();

        await server.PostgreSql.Stop();
        await Eventually.Is(async () => !await lighthouse.IsReady(), () => "the Lighthouse is not ready without its database");
        var (_, text) = await lighthouse.Get("/healthz/ready");
        text.ShouldContain("the database does not answer");

        await server.PostgreSql.Restart();
        await lighthouse.BecomesReady();
    }
}
