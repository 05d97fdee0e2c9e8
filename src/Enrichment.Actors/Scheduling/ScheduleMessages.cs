namespace Enrichment.Actors.Scheduling;

/// <summary>Every node says from time to time that the schedule is to be kept: whoever holds its actor looks what is due.</summary>
public sealed record PingScheduler;

/// <summary>A tenant's run now, whatever the hour; answered with <see cref="NightlyOutcome"/>. One that has had its run of the day gets that.</summary>
public sealed record TriggerNightly(string Tenant, string By);
