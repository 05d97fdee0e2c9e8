using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.DataAxle;
using Enrichment.Sandbox.Faults;
using Enrichment.Sandbox.Hunter;
using Enrichment.Sandbox.Web;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Server;

/// <summary>Puts one sandbox together.</summary>
internal static class Composition
{
    public static Router Compose(SandboxOptions options, CancellationToken stopping)
    {
        var ledger = new Ledger(options);
        var faults = new FaultPlan(options);
        var desk = new Desk(faults, ledger);
        var world = new Companies(options.Seed);
        var hunter = new HunterApi(options, desk, world);
        var dataAxle = new DataAxleApi(options, desk, world);
        var web = new WebApi(desk, world);
        var control = new Control(options, ledger, () =>
        {
            ledger.Reset();
            faults.Reset();
            hunter.Reset();
            dataAxle.Reset();
        });
        return new Router(new Delivery(options, stopping), hunter, dataAxle, web, control);
    }
}
