using System.Net;
using System.Net.Http.Headers;

namespace Enrichment.Sources.Http;

/// <summary>
/// A request body that is sent at most once and tells whether sending had begun. SocketsHttpHandler repeats a request without a
/// body by itself when a kept connection breaks before the answer: a paid lookup would then be bought twice under one intent.
/// Paid requests therefore always carry a body, if need be an empty one.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] _body;

    public OnceContent(byte[] body, string? mediaType)
    {
        _body = body;
        if (mediaType is not null)
        {
            Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }
    }

    /// <summary>The handler had a connection and began to send.</summary>
    public bool Begun { get; private set; }

    public static OnceContent Empty() => new([], null);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Begun)
        {
            throw new IOException("A request that may have been paid for is not repeated under the same intent.");
        }

        Begun = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
