namespace Enrichment.Host.Commands;

/// <summary>The command cannot do what it was asked; the message is one line that says why and what to do. Exit code 2.</summary>
public sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
