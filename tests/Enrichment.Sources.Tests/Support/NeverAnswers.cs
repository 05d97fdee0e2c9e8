namespace Enrichment.Sources.Tests.Support;

/// <summary>Takes the request and never answers; signals when it has been taken.</summary>
internal sealed class NeverAnswers(bool reads) : HttpMessageHandler
{
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Taken => _taken.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (reads && request.Content is not null)
        {
            await request.Content.ReadAsByteArrayAsync(cancellationToken);
        }

        var never = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        _taken.TrySetResult();
        return await never.Task;
    }
}
