namespace Enrichment.Sources.Http;

/// <summary>Thrown inside a connection attempt when every address of the host is forbidden.</summary>
internal sealed class AddressForbiddenException() : IOException("The address guard forbids every address of this host.");
