using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>What the answers of a group made final, by request.</summary>
internal sealed class AppliedAnswers
{
    private readonly Dictionary<string, Dictionary<RowStatus, int>> _final = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Count(string requestId, RowStatus status, int rows)
    {
        if (status == RowStatus.Pending) return;
        if (!_final.TryGetValue(requestId, out var final)) _final[requestId] = final = [];
        final[status] = final.GetValueOrDefault(status) + rows;
    }

    /// <summary>A request that comes twice in a group is told what it did once.</summary>
    public IReadOnlyList<AppliedAnswer> Of(AnswersToApply item) => [.. item.Answers.Select(a => new AppliedAnswer(
        a.Answer.RequestId, a.Answer.Bucket, a.Answer.Entity,
        _final.TryGetValue(a.Answer.RequestId, out var final) && _told.Add(a.Answer.RequestId) ? final : []))];
}
