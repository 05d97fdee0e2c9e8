namespace Enrichment.Host.Composition;

/// <summary>The engine does not answer for a run that it should know: it could not read or write what it keeps of it.</summary>
public sealed class LostRunException(string message) : Exception(message);
