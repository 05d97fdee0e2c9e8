namespace Enrichment.Domain.Ports;

/// <summary>An account that is not asked until someone resumes it.</summary>
public sealed record AccountPause(string Account, string Why, DateTimeOffset At);

/// <summary>Which accounts are paused: kept, so that no restart asks a source that an operator or an alarm had stopped.</summary>
public interface IAccountPauses
{
    Task<IReadOnlyList<AccountPause>> All();

    /// <summary>Pauses an account; one that is paused gets the new reason.</summary>
    Task Pause(AccountPause pause);

    Task Resume(string account);
}
