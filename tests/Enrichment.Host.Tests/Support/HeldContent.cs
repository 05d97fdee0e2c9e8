using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Enrichment.Host.Tests.Support;

/// <summary>A CSV body whose last byte is not sent before it may be.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly byte[] bytes;
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldContent(string csv)
    {
        bytes = Encoding.UTF8.GetBytes(csv);
        Headers.ContentType = new MediaTypeHeaderValue("text/csv");
    }

    /// <summary>Everything but the last byte is on its way.</summary>
    public Task HasBegun => begun.Task;

    public void Finish() => finish.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, bytes.Length - 1));
        await stream.FlushAsync();
        begun.TrySetResult();
        await finish.Task;
        await stream.WriteAsync(bytes.AsMemory(bytes.Length - 1));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
