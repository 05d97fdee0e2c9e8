using Enrichment.Actors.Buckets;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;

namespace Enrichment.Simulation.Telling;

/// <summary>Messages in a person's words; null for those that tell nothing.</summary>
internal static class Words
{
    public static string? Of(object message) => message switch
    {
        Enrich m => $"enrich {m.RequestId}{(m.Again ? ", again" : "")}{(m.Seed is null ? "" : ", forwarded")}",
        EntityAnswer m => $"answer to {m.RequestId}: {m.Status}, {m.Fields.Count} fields, cost {m.Cost}, missing {string.Join("; ", m.Missing.Select(f => $"{f.Field} {f.Text}"))}",
        Withdraw m => $"withdraw {m.RequestId}",
        StopAsking m => $"stop asking for {m.RequestId}: {m.Why}",
        AskPermit m => $"permit {m.Request.PermitId} for {m.Request.Operation}, {m.Request.Class}",
        PermitDecision m => m.Refused is { } why ? $"permit {m.Request.PermitId} refused: {why} {m.Detail}" : $"permit {m.Request.PermitId} granted",
        ReturnPermit m => $"permit {m.End.PermitId} is back: {m.End.Answer}",
        ReleasePermit m => $"permit {m.PermitId} is not used",
        CancelPermit m => $"permit {m.PermitId} is not wanted any more",
        OpenBucket m => $"open bucket with limit {m.Limit}",
        BucketReport m => $"{m.View.Bucket.Segment} is {m.Phase}, limit {m.View.Limit}, spent {m.View.Spent}",
        StartRun m => $"start run {m.Definition.Run}",
        RunReply m => m.Problem ?? "done",
        GetRun or RunStateReply => null,
        _ => message.ToString(),
    };
}
