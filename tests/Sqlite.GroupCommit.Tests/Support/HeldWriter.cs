namespace Sqlite.GroupCommit.Tests.Support;

/// <summary>Keeps the writer's thread busy until released, so that what is written meanwhile waits together.</summary>
public sealed class HeldWriter : IDisposable
{
    private readonly ManualResetEventSlim _release = new();

    public HeldWriter(GroupWriter writer)
    {
        using var held = new ManualResetEventSlim();
        _ = writer.Between(_ =>
        {
            held.Set();
            _release.Wait();
            return 0;
        });
        held.Wait();
    }

    public void Dispose() => _release.Set();
}
