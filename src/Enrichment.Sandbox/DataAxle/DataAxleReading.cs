using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>A call as read: whom it is about, and either what is wrong with it or the work to do.</summary>
internal sealed record DataAxleReading(string Subject, Answer? Problem, Func<Work>? Work)
{
    public static DataAxleReading Wrong(string subject, string message) => new(subject, DataAxleErrors.Of(400, message), null);
}
