namespace Enrichment.Acceptance.Support;

/// <summary>Waits for a signal. The deadlines are there to end a test that hangs, never to judge how fast anything is.</summary>
public static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <param name="what">For the message of a wait that was in vain.</param>
    public static async Task Until(Func<Task<bool>> holds, Func<string> what)
    {
        using var patience = new CancellationTokenSource(Long);
        while (!await holds())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException(what());
            }

            await Task.Delay(Between, CancellationToken.None);
        }
    }
}
