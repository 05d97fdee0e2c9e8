namespace Akka.Actor;

/// <summary>Sets messages aside for later. What is stashed when the actor restarts or stops goes back to the mailbox.</summary>
public interface IStash
{
    /// <summary>How many messages are stashed.</summary>
    int Count { get; }

    /// <summary>True where nothing is stashed.</summary>
    bool IsEmpty { get; }

    /// <summary>True where something is stashed.</summary>
    bool NonEmpty { get; }

    /// <summary>True where nothing more can be stashed.</summary>
    bool IsFull { get; }

    /// <summary>How many messages can be stashed; -1 for any number.</summary>
    int Capacity { get; }

    /// <summary>Sets the current message aside. Throws <see cref="IllegalActorStateException"/> when done twice for one message.</summary>
    void Stash();

    /// <summary>Puts the oldest stashed message at the front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all stashed messages at the front of the mailbox, in their order.</summary>
    void UnstashAll();

    /// <summary>Puts the stashed messages that fit at the front of the mailbox, in their order, and drops the others.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Empties the stash and returns what was in it.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages before all that is stashed.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}

/// <summary>An actor with a stash. The runtime sets it once the actor is constructed, before PreStart.</summary>
public interface IActorStash
{
    /// <summary>The stash.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash, whatever its mailbox is.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>An actor with a stash that holds any number of messages.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash;

/// <summary>An actor with a stash.</summary>
public interface IWithStash : IWithUnrestrictedStash;
