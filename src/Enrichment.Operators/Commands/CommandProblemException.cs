namespace Enrichment.Operators.Commands;

/// <summary>A command was not understood, or cannot be done as things stand; the message is one line that says why and what to do.</summary>
public sealed class CommandProblemException(string message, Exception? inner = null) : Exception(message, inner);
