namespace Akka.Embedded;

/// <summary>What failed on another node: exceptions do not travel, their type's name and message do.</summary>
public sealed class RemoteFailureException(string message) : Exception(message);
