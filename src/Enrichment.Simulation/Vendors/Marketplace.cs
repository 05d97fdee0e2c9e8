using Enrichment.Domain.Sources;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Vendors;

/// <summary>
/// The world of vendors: requests arrive, are billed, and are answered, late or not at all, whatever has become of who asked.
/// </summary>
internal sealed class Marketplace
{
    private readonly World world;
    private readonly Draw draw;
    private readonly VendorAnswers answers;
    private readonly List<VendorRequest> inFlight = [];

    public Marketplace(World world)
    {
        this.world = world;
        draw = world.Draw("vendors");
        answers = new VendorAnswers(world, draw, Bill, LostAnswers);
    }

    public VendorBill Bill { get; } = new();

    /// <summary>Calls whose answer was lost, or said nothing about the charge: only these may end unsettled.</summary>
    public HashSet<string> LostAnswers { get; } = new(StringComparer.Ordinal);

    /// <summary>A price has changed: a call was charged more than its most.</summary>
    public bool HasOvercharged => answers.HasOvercharged;

    /// <summary>Requests that their askers still wait for.</summary>
    public IEnumerable<VendorRequest> Awaited => inFlight.Where(r => r.IsAwaited);

    /// <summary>Sees each request as it is sent.</summary>
    public Action<VendorRequest> Sent { get; set; } = static _ => { };

    public Task<SourceAnswer> Ask(VendorRequest request, CancellationToken stop)
    {
        inFlight.RemoveAll(r => !r.IsAwaited);
        Sent(request);
        inFlight.Add(request);
        stop.Register(request.Leave);
        world.Story.Tell(request.Definition.Operation, $"is asked {request.Query.CallId}");
        world.After(Transit(request), () => Arrive(request));
        return request.Answer;
    }

    private void Arrive(VendorRequest request)
    {
        if (!request.IsAwaited && draw.Percent(50))
        {
            // It never left the node that asked.
            return;
        }

        var (answer, after) = answers.To(request);
        if (answer is null)
        {
            world.After(after, request.Break);
            return;
        }

        world.Story.Tell(request.Definition.Operation, $"answers {request.Query.CallId}: {answer.Class} {answer.Charge.Kind} {answer.Charge.Units}");
        world.After(after + Transit(request), () => request.End(answer));
    }

    private TimeSpan Transit(VendorRequest request) => draw.Time(request.Source.Latency.Least, request.Source.Latency.Most) / 2;
}
