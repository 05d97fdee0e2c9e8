namespace PostgreSql.GroupCommit;

/// <summary>Waits while the database is away; one report when it goes and one when it is back, whatever the number of attempts.</summary>
internal sealed class Outage(GroupOptions options) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _givenUp = new();
    private readonly Lock _lock = new();

    public DateTimeOffset? Since { get; private set; }

    /// <summary>Repeats the work until the database is there for it.</summary>
    /// <exception cref="OperationCanceledException">Given up; holds what the last attempt ended with.</exception>
    public async Task Bridge(Func<Task> work)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                await work().ConfigureAwait(false);
                End();
                return;
            }
            catch (Exception fault) when (DatabaseFault.IsAway(fault))
            {
                Begin(fault);
                await Wait(pause, fault).ConfigureAwait(false);
            }
        }
    }

    /// <summary>From now on nobody waits.</summary>
    public Task GiveUp() => _givenUp.CancelAsync();

    public void Dispose() => _givenUp.Dispose();

    private async Task Wait(TimeSpan pause, Exception fault)
    {
        try
        {
            await Task.Delay(pause, options.Time, _givenUp.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(fault.Message, fault);
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;

    private void Begin(Exception fault)
    {
        lock (_lock)
        {
            if (Since is not null) return;
            Since = options.Time.GetUtcNow();
        }

        options.Report($"The database is away; {options.Subject} waits: {fault.Message}");
    }

    private void End()
    {
        TimeSpan lasted;
        lock (_lock)
        {
            if (Since is not { } since) return;
            (lasted, Since) = (options.Time.GetUtcNow() - since, null);
        }

        options.Report($"The database is back after {lasted.TotalSeconds:0.0} s; {options.Subject} goes on.");
    }
}
