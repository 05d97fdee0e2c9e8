using System.Text;

namespace Enrichment.Sandbox.Web;

/// <summary>
/// Text in HTML: only the letters with a meaning in markup become references. Letters beyond ASCII stay as they are, so that
/// a reader must mind the page's character set.
/// </summary>
internal static class Escape
{
    private const string Marked = "&<>\"'";
    private static readonly string[] References = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];

    public static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny(Marked) < 0)
            return text;
        var html = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            var at = Marked.IndexOf(letter);
            if (at < 0)
                html.Append(letter);
            else
                html.Append(References[at]);
        }

        return html.ToString();
    }
}
