using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Faults;

namespace Enrichment.Sandbox.Server;

/// <summary>
/// Takes a call whose form is good through its fate: the fault planned for it, or the work; then bill and log in one step.
/// Everything is decided at arrival; only the delivery takes time.
/// </summary>
internal sealed class Desk(FaultPlan faults, Ledger ledger)
{
    /// <summary>A call refused for its form, key or pace: logged, never charged, and faults do not apply.</summary>
    public Exchange Refuse(Operation operation, string path, string subject, Answer answer) =>
        new(answer, ledger.Record(operation, path, subject, answer.Status, 0, FaultKind.None), false);

    public Exchange Serve<T>(Operation operation, string path, string subject, IVendorVoice voice, T state, Func<T, Work> work)
    {
        // A site's pages fail each for itself: a crawler may take them in any order.
        var fault = faults.Next(operation, operation.Source == "web" ? subject + path : subject);
        var (answer, units) = Fate(fault, voice, state, work);
        var ticket = ledger.Record(operation, path, subject, answer.Status, units, fault.Kind);
        return new Exchange(answer, ticket, Destroyed(fault.Kind, answer));
    }

    private static Work Fate<T>(Fault fault, IVendorVoice voice, T state, Func<T, Work> work)
    {
        switch (fault.Kind)
        {
            case FaultKind.None:
                return work(state);
            case FaultKind.TimeoutBeforeWork:
                return Answer.Silence;
            case FaultKind.TimeoutAfterWork:
                return work(state) with { Answer = Answer.Silence };
            case FaultKind.Malformed:
                var done = work(state);
                return done with { Answer = voice.Garble(done.Answer, fault) };
            default:
                return voice.Fail(fault);
        }
    }

    private static bool Destroyed(FaultKind kind, Answer answer) =>
        kind is FaultKind.TimeoutAfterWork or FaultKind.TimeoutBeforeWork or FaultKind.Malformed || answer.Ending != Ending.Whole;
}
