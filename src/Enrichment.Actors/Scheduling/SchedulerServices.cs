using Enrichment.Domain.Ports;
using Enrichment.Domain.Scheduling;

namespace Enrichment.Actors.Scheduling;

/// <summary>What the scheduler stands on.</summary>
/// <param name="Name">The schedule's, such as <c>nightly</c>.</param>
/// <param name="Patience">A run that was missed is made up if it is less late than this.</param>
/// <param name="PingEvery">How often a node pings; a run begins late by as much at most.</param>
public sealed record SchedulerServices(
    string Name, IDueTimes Times, IScheduleStore Store, INightlyRuns Runs, TimeProvider Time, TimeSpan Patience, TimeSpan PingEvery);

/// <summary>A schedule that is kept.</summary>
public interface IKeptSchedule : IDisposable
{
    /// <summary>A tenant's run now.</summary>
    Task<NightlyOutcome> Trigger(string tenant, string by, CancellationToken stop);
}
