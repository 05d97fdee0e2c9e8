using System.Globalization;
using System.Text;

namespace Enrichment.Host.Gateway.Live;

/// <summary>Server-sent events as bytes (WHATWG HTML, 9.2). Data is one line of JSON, so no line of it needs a prefix of its own.</summary>
internal static class EventFrames
{
    /// <summary>A line that readers pass over; it shows that both sides are there.</summary>
    public static readonly byte[] Beat = ": beat\n\n"u8.ToArray();

    /// <summary>When a reader that lost its connection comes again.</summary>
    private const int RetryMilliseconds = 2_000;

    /// <summary>
    /// The beginning: tells when to come again, and from where on a reader hears even if no row comes before it is cut off. An id
    /// without data sets the reader's last event id and is not shown to anybody.
    /// </summary>
    public static byte[] Head(long after) => Bytes(string.Create(CultureInfo.InvariantCulture, $"retry: {RetryMilliseconds}\n\nid: {after}\n\n"));

    public static byte[] Row(long doneSeq, ReadOnlySpan<byte> json) =>
        [.. Bytes(string.Create(CultureInfo.InvariantCulture, $"id: {doneSeq}\nevent: row\ndata: ")), .. json, .. "\n\n"u8];

    public static byte[] Note(string name, ReadOnlySpan<byte> json) => [.. Bytes($"event: {name}\ndata: "), .. json, .. "\n\n"u8];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
