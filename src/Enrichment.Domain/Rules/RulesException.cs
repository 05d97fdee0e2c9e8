namespace Enrichment.Domain.Rules;

/// <summary>A rules or strategies file is wrong. The message names the file's kind, the place in it and the reason.</summary>
public sealed class RulesException : FormatException
{
    public RulesException()
    {
    }

    public RulesException(string message)
        : base(message)
    {
    }

    public RulesException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
