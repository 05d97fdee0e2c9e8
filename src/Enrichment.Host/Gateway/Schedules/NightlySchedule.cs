using Enrichment.Actors.Scheduling;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Scheduling;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;

namespace Enrichment.Host.Gateway.Schedules;

/// <summary>Keeps the nightly schedule while the gateway runs; switched off, it can still be triggered.</summary>
internal sealed class NightlySchedule(IEngine engine, IScheduleStore store, NightlyRuns runs, EnrichmentSettings settings, TimeProvider time) : IHostedService, IDisposable
{
    public const string Name = "nightly";
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);
    private IKeptSchedule? kept;

    public IDueTimes Times { get; } = settings.Nightly.Schedule();

    /// <exception cref="InvalidOperationException">The gateway has not started.</exception>
    public Task<NightlyOutcome> Trigger(string tenant, string by, CancellationToken stop) =>
        (kept ?? throw new InvalidOperationException("The schedule is not kept yet.")).Trigger(tenant, by, stop);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var never = new Never(Times);
        kept = engine.Keep(new SchedulerServices(Name, settings.Nightly.Enabled ? Times : never, store, runs, time, Patience, PingEvery));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => kept?.Dispose();

    /// <summary>A schedule that is switched off: nothing is due, dates are as ever.</summary>
    private sealed class Never(IDueTimes times) : IDueTimes
    {
        public DateTimeOffset? Next(DateTimeOffset after) => null;

        public DateOnly DateOf(DateTimeOffset moment) => times.DateOf(moment);
    }
}
