using Akka.Actor;
using Akka.Event;
using Enrichment.Domain.Scheduling;

namespace Enrichment.Actors.Scheduling;

/// <summary>
/// Keeps one schedule for the whole cluster: begins what is due, makes up once what was missed by less than its patience, and notes
/// every turn in the store, which is all the state there is. A turn that a crash cuts off is taken again: beginning the same run twice
/// changes nothing.
/// </summary>
public sealed class Scheduler : ReceiveActor
{
    /// <summary>The id of the only entity in its shard region.</summary>
    public const string EntityId = "scheduler";

    private readonly SchedulerServices services;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private bool isLooking;

    public Scheduler(SchedulerServices services)
    {
        this.services = services;
        Receive<PingScheduler>(_ => Look());
        Receive<Looked>(m => OnLooked(m.Problem));
        Receive<TriggerNightly>(m => Trigger(m.Tenant, m.By).PipeTo(Sender, Self));
    }

    private void Look()
    {
        if (isLooking)
        {
            return;
        }

        isLooking = true;
        TakeTurn(services.Time.GetUtcNow()).PipeTo(Self, failure: error => new Looked(error.Message));
    }

    private void OnLooked(string? problem)
    {
        isLooking = false;
        if (problem is not null)
        {
            log.Warning("The schedule {0} could not be looked after and will be with the next ping: {1}", services.Name, problem);
        }
    }

    private async Task<Looked> TakeTurn(DateTimeOffset now)
    {
        var record = await services.Store.Know(services.Name, now);
        if (Turn.Of(services.Times, record, now, services.Patience) is not { } turn)
        {
            return Looked.Well;
        }

        var tenants = await services.Runs.Tenants();
        foreach (var tenant in tenants)
        {
            var outcome = turn.IsTooLate ? await Miss(tenant, turn.Due) : await Begin(tenant, turn.Due);
            await services.Store.Note(services.Name, tenant, turn.Due, now, outcome);
        }

        var text = tenants.Count == 0 ? "no tenant has businesses" : turn.IsTooLate ? "missed" : $"begun for {tenants.Count} tenants";
        await services.Store.Note(services.Name, null, turn.Due, now, text);
        return Looked.Well;
    }

    /// <summary>One tenant's trouble is not the others'.</summary>
    private async Task<string> Begin(string tenant, DateTimeOffset due)
    {
        try
        {
            return (await services.Runs.Begin(tenant, services.Times.DateOf(due), $"schedule:{services.Name}")).Text;
        }
        catch (InvalidOperationException e)
        {
            return $"failed: {e.Message}";
        }
    }

    private async Task<string> Miss(string tenant, DateTimeOffset due)
    {
        var why = $"missed: nobody kept the schedule, and it is more than {services.Patience.TotalHours:0.#} h late";
        await services.Runs.NoteMissed(tenant, due, why);
        return why;
    }

    private async Task<NightlyOutcome> Trigger(string tenant, string by)
    {
        var now = services.Time.GetUtcNow();
        var outcome = await services.Runs.Begin(tenant, services.Times.DateOf(now), by);
        await services.Store.Note(services.Name, tenant, now, now, outcome.Text);
        return outcome;
    }

    private sealed record Looked(string? Problem)
    {
        public static readonly Looked Well = new((string?)null);
    }
}
