namespace Enrichment.Host.Configuration;

/// <summary>A setting that is unknown or makes no sense. The message names where it stands and what to do; the command ends with exit code 2.</summary>
public sealed class ConfigurationProblemException(string message, Exception? inner = null) : Exception(message, inner);
