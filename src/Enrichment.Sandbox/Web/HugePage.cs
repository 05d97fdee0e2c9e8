using System.Text;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Web;

/// <summary>A page of some 4 MB: the usual one, and then endless text before its end.</summary>
internal static class HugePage
{
    private static readonly byte[] Filler = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat("<p>Our history is long and we like to tell it, word for word, again and again.</p>\n", 50_000)));

    public static Answer Of(string markup)
    {
        var end = markup.LastIndexOf("</body>", StringComparison.Ordinal);
        byte[] body = [.. Encoding.UTF8.GetBytes(markup[..end]), .. Filler, .. Encoding.UTF8.GetBytes(markup[end..])];
        return new Answer(200, body, "text/html; charset=utf-8");
    }
}
