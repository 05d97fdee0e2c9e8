using Enrichment.Sandbox.Bill;

namespace Enrichment.Sandbox.Server;

/// <summary>Brings an answer to the client: after the latency, and with the ending it was given.</summary>
internal sealed class Delivery(SandboxOptions options, CancellationToken stopping)
{
    /// <summary>A silent answer ends after this even if the client waits on, so that no connection is held for ever.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(5);

    public async Task DeliverAsync(HttpContext http, Exchange exchange)
    {
        // The call was noted a moment ago: its latency counts from there, so that two calls one after the other never seem to overlap.
        var arrived = options.Clock.GetTimestamp();
        var answer = exchange.Answer;
        try
        {
            var whole = answer.Ending == Ending.Silence ? LongestSilence : options.Latency * answer.Slowness;
            await WaitAsync(whole, arrived, http.RequestAborted);
            await SendAsync(http, answer);
            Close(exchange, exchange.Destroyed ? CallEnd.Destroyed : CallEnd.Answered, arrived);
        }
        catch (OperationCanceledException)
        {
            Close(exchange, exchange.Destroyed ? CallEnd.Destroyed : CallEnd.Abandoned, arrived);
            http.Abort();
        }
    }

    private void Close(Exchange exchange, CallEnd end, long arrived) => exchange.Ticket.Close(end, options.Clock.GetElapsedTime(arrived));

    private async Task WaitAsync(TimeSpan whole, long arrived, CancellationToken clientGone)
    {
        if (whole == TimeSpan.Zero)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clientGone, stopping);
        // Timers count whole milliseconds on a coarse clock and may fire early; an answer must not come early.
        while (whole - options.Clock.GetElapsedTime(arrived) is var left && left > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), options.Clock, either.Token);
    }

    private static async Task SendAsync(HttpContext http, Answer answer)
    {
        if (answer.Ending is Ending.Hangup or Ending.Silence)
        {
            http.Abort();
            return;
        }

        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType.Length == 0 ? null : answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            response.Headers.Append(name, value);
        if (MayHaveBody(answer.Status))
            response.ContentLength = answer.Body.Length;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await WriteBodyAsync(http, answer);
    }

    private static async Task WriteBodyAsync(HttpContext http, Answer answer)
    {
        if (answer.Ending == Ending.Cut)
        {
            await http.Response.BodyWriter.WriteAsync(answer.Body[..(answer.Body.Length / 2)]);
            http.Abort();
        }
        else if (answer.Body.Length > 0 && MayHaveBody(answer.Status))
        {
            await http.Response.BodyWriter.WriteAsync(answer.Body);
        }
    }

    private static bool MayHaveBody(int status) => status is not (204 or 304);
}
