using Enrichment.Host.Output;

namespace Enrichment.Host.Composition;

/// <summary>A second place for log lines, such as a container's standard error.</summary>
/// <param name="Level">From which level on lines are kept; null for the file's level, and only the first of those that the file does not take.</param>
public sealed record LogEcho(TextWriter To, LogLevel? Level)
{
    internal void Write(string line)
    {
        try
        {
            To.Write(line);
            To.Flush();
        }
        catch (Exception failure) when (FileFailure.Is(failure))
        {
            // Nobody reads it.
        }
    }
}
