namespace Enrichment.Fuzzing.Tests.Engine;

/// <summary>Ends the process with the input's name where one input takes longer than any machine would need: nothing else gets out of an endless loop.</summary>
internal sealed class Watch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Timer timer;

    public Watch(string target, Func<byte[]> input) => timer = new Timer(
        _ =>
        {
            var kept = Path.Combine(Path.GetTempPath(), $"endless-{target}-{Environment.ProcessId}");
            File.WriteAllBytes(kept, input());
            Environment.FailFast($"{target}: an input was not done within {Patience}; it is kept as {kept}");
        });

    /// <summary>The next input begins.</summary>
    public void Begin() => timer.Change(Patience, Timeout.InfiniteTimeSpan);

    public void Dispose() => timer.Dispose();
}
