using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Operators;

/// <summary>One node over which a run with two buckets has ended.</summary>
public sealed class NodeWithData : IAsyncLifetime
{
    public GatewayOfTest Gateway { get; private set; } = null!;

    public PbmOfTest Pbm { get; private set; } = null!;

    public string Table { get; private set; } = "";

    /// <summary>The run's name, without its tenant.</summary>
    public string Run { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Gateway = await GatewayOfTest.Start();
        Pbm = PbmOfTest.Of(Gateway);
        Table = await Gateway.Http.Import("name,website,category\nFirm 1,firm1.com,Hospital\nFirm 2,firm2.com,Hospital\nFirm 3,firm3.com,Software\n");
        var triggered = await Pbm.Json($"run trigger -b {Table} --total-budget 20 -w \"for the tests\"");
        Run = triggered.GetProperty("changes")[0].Text("outcome")["done: ".Length..];
        await Gateway.Ended(Run);
    }

    public async Task DisposeAsync()
    {
        await Pbm.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
