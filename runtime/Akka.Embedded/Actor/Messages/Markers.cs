namespace Akka.Actor;

/// <summary>A message that the runtime handles itself before, or instead of, the actor.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that does not count as activity: it leaves a receive timeout running.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that a stranger should not be able to send.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that never leaves the process and so needs no serializer.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message around another one.</summary>
public interface IWrappedMessage
{
    /// <summary>The message inside.</summary>
    object Message { get; }
}
