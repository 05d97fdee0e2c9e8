namespace Akka.Actor;

/// <summary>Handles a message; false where it does not know it.</summary>
public delegate bool Receive(object message);

/// <summary>Handles every message.</summary>
public delegate void UntypedReceive(object message);
