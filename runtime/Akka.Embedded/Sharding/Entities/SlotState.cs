namespace Akka.Embedded.Sharding;

/// <summary>Where an entity stands.</summary>
internal enum SlotState
{
    /// <summary>Nobody has sent it anything.</summary>
    New,

    /// <summary>Its shard is about to start it; messages are kept.</summary>
    Starting,

    /// <summary>Messages go straight to it.</summary>
    Running,

    /// <summary>It was sent the stop message; later messages are kept.</summary>
    Passivating,

    /// <summary>It has stopped and nothing was kept.</summary>
    Gone,
}
