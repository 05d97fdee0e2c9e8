namespace Enrichment.Sources.Web.Pages;

/// <summary>A link: where to, as written and resolved, and its text.</summary>
/// <param name="Target">Null for what is no address.</param>
internal sealed record PageLink(string Written, Uri? Target, string Text);

/// <summary>What a page holds that facts can be read from.</summary>
/// <param name="Address">Where it was found, after redirects.</param>
/// <param name="Metas">Name or property, lower case, and content, in order.</param>
/// <param name="Assets">Addresses of scripts, style sheets and images' hosts, as written.</param>
/// <param name="JsonLd">The texts of its JSON-LD blocks.</param>
/// <param name="Text">What a visitor reads, lines parted where blocks end.</param>
/// <param name="Headers">The answer's headers, names in lower case.</param>
internal sealed record Page(
    Uri Address,
    string Title,
    IReadOnlyList<KeyValuePair<string, string>> Metas,
    IReadOnlyList<PageLink> Links,
    IReadOnlyList<string> Assets,
    IReadOnlyList<string> JsonLd,
    string Text,
    IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>The content of the first meta of that name that has one.</summary>
    public string? Meta(string name) => Metas.FirstOrDefault(m => m.Key == name && m.Value.Length > 0).Value;
}
