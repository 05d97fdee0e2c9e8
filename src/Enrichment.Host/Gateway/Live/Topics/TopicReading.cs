namespace Enrichment.Host.Gateway.Live.Topics;

/// <summary>Something that listeners are told when it has changed.</summary>
/// <param name="Key">Names it among the topic's notes.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Json">One line.</param>
internal sealed record Note(string Key, string Event, byte[] Json);

/// <summary>The end of a stream.</summary>
/// <param name="LastSeq">Rows up to this counter come before it.</param>
internal sealed record TopicEnd(byte[] Frame, long LastSeq);

/// <summary>How a topic stands.</summary>
/// <param name="End">Null while it goes on.</param>
internal sealed record TopicReading(IReadOnlyList<Note> Notes, TopicEnd? End);

/// <summary>What is told beside a table's rows: a job, a run, or all jobs of the table.</summary>
internal interface ITopicSource
{
    /// <summary>The least time between two readings.</summary>
    TimeSpan Pace { get; }

    Task<TopicReading> Read(CancellationToken stop);
}
