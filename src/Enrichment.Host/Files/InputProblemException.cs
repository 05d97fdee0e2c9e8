namespace Enrichment.Host.Files;

/// <summary>An input file that cannot be worked at all: the command ends with exit code 2 and this text.</summary>
/// <param name="file">Path as the user wrote it.</param>
/// <param name="line">1-based physical line where the problem begins; null when it is the whole file's.</param>
/// <param name="reason">What is wrong, and what to do about it.</param>
public sealed class InputProblemException(string file, long? line, string reason)
    : Exception(line is null ? $"{file}: {reason}" : $"{file}, line {line}: {reason}")
{
    public string File { get; } = file;

    public long? Line { get; } = line;

    public string Reason { get; } = reason;
}
