using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Hunter;

/// <summary>A call as read: whom it is about, and either what is wrong with it or the work to do.</summary>
internal sealed record HunterReading(string Subject, Answer? Problem, Func<HunterAccount, Work>? Work)
{
    public static HunterReading Wrong(string subject, string details) => new(subject, HunterErrors.WrongParams(details), null);

    public static HunterReading Good(string subject, Func<HunterAccount, Work> work) => new(subject, null, work);
}
