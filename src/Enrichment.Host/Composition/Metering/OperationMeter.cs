using Enrichment.Domain.Sources;

namespace Enrichment.Host.Composition.Metering;

/// <summary>What an operation has answered on this node since it started.</summary>
public sealed class OperationMeter
{
    private readonly long[] answers = new long[Enum.GetValues<AnswerClass>().Length];

    public LatencyHistogram Latency { get; } = new();

    public long Calls => answers.Sum();

    public long Count(AnswerClass answer) => Interlocked.Read(ref answers[(int)answer]);

    /// <summary>Of the answers that say something about the question, the share with data; null when there was none.</summary>
    public double? HitRate => Count(AnswerClass.Data) is var hits && hits + Count(AnswerClass.NoData) is > 0 and var all ? (double)hits / all : null;

    public void Add(AnswerClass answer, TimeSpan took)
    {
        Interlocked.Increment(ref answers[(int)answer]);
        Latency.Add(took);
    }
}
