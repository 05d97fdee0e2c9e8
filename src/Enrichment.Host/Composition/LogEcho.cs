namespace Enrichment.Host.Composition;

/// <summary>A second place for log lines, such as a container's standard error.</summary>
/// <param name="Level">From which level on lines are kept.</param>
public sealed record LogEcho(TextWriter To, LogLevel Level)
{
    internal void Write(string line)
    {
        To.Write(line);
        To.Flush();
    }
}
