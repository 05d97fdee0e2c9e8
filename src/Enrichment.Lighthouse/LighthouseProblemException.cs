namespace Enrichment.Lighthouse;

/// <summary>A Lighthouse cannot work so: the message says what to change.</summary>
internal sealed class LighthouseProblemException(string message, Exception? cause = null) : Exception(message, cause);
