using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <content>
/// Requests that one asker sends more than once: again, after a crash or a silence, and anew, for rows that it takes up once more. What the
/// earlier ones paid and were not told is the cost of the last.
/// </content>
public sealed partial class EntityActor
{
    /// <summary>What the asker has paid, at this entity and at one that forwarded it, with this request and those before it, and was not told yet.</summary>
    private async Task<RequestCharges> ChargedBefore(Enrich request)
    {
        var requests = RequestIds.UpTo(request.RequestId);
        var (told, charged) = (services.Work.Told(request.Bucket.Bucket, requests), services.Ledger.ChargedFor(requests));
        await Task.WhenAll(told, charged);
        var paid = await charged;
        return paid with { Dollars = Math.Max(0, paid.Dollars - await told) };
    }

    /// <summary>
    /// The store could not tell. To fail for that would lose what is in flight: an answer that is being stored, and that the next incarnation
    /// would buy once more. Who asked asks again.
    /// </summary>
    private void OnPaidUnknown(string requestId)
    {
        if (!asked.TryGetValue(requestId, out var known))
        {
            return;
        }

        if (book.Find(requestId) is null)
        {
            asked.Remove(requestId);
            Step();
        }
        else
        {
            asked[requestId] = (known.Request with { Again = false }, known.ReplyTo);
        }
    }

    /// <summary>A bucket that takes up its rows anew has its answer to the request before: what comes of that one now has come late.</summary>
    private bool IsOutdated(string requestId) => asked.Count > 0 && asked.Keys.Any(known => RequestIds.IsEarlier(requestId, known));

    private void Supersede(Enrich request, Subscription subscription)
    {
        if (asked.Count == 1 || asked.Keys.FirstOrDefault(known => RequestIds.IsEarlier(known, request.RequestId)) is not { } late)
        {
            return;
        }

        asked.Remove(late);
        if (book.Find(late) is { } earlier)
        {
            subscription.TakeOver(earlier);
            book.Remove(late);
        }

        if (call?.Payer.RequestId == late)
        {
            call.Payer = request;
        }
    }

    private sealed record PaidBefore(Enrich Request, RequestCharges Paid);

    private sealed record PaidUnknown(string RequestId);
}
