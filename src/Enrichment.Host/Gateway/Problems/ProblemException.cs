namespace Enrichment.Host.Gateway.Problems;

/// <summary>A request that cannot be answered as asked; becomes a problem document (RFC 9457).</summary>
/// <param name="title">What is wrong, for a person.</param>
/// <param name="detail">What to do about it.</param>
/// <param name="field">The part of the request that is wrong: a JSON path, a query parameter, a header.</param>
/// <param name="retryAfter">When to come again; null when that would not help.</param>
public sealed class ProblemException(int status, string title, string? detail = null, string? field = null, TimeSpan? retryAfter = null) : Exception(title)
{
    public int Status { get; } = status;

    public string? Detail { get; } = detail;

    public string? Field { get; } = field;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public static ProblemException BadField(string field, string title, string? detail = null) =>
        new(StatusCodes.Status400BadRequest, title, detail, field);

    /// <summary>Also for what is another tenant's: that it exists is nobody else's business.</summary>
    public static ProblemException NotFound(string what) => new(StatusCodes.Status404NotFound, $"There is no {what}.");
}
