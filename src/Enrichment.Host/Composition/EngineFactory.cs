namespace Enrichment.Host.Composition;

/// <summary>Starts engines.</summary>
public static class EngineFactory
{
    /// <summary>Starts this node's actors: calls that a crash left open are settled, and unfinished runs go on, before it is done.</summary>
    public static Task<IEngine> Start(EngineOptions options, CancellationToken stop = default) => Engine.Start(options, stop);
}
