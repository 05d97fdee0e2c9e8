using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Enrichment.Sources.Web.Pages;

/// <summary>
/// Reads a page token by token. It builds no tree on purpose: a megabyte of opening tags takes a tree builder minutes, or its
/// recursion the whole process; a tokenizer takes it in its stride.
/// </summary>
internal sealed class PageReader
{
    private const int MostText = 400_000;
    private const int MostLinks = 2_000;
    private const int MostAssets = 500;
    private const int MostMetas = 200;
    private const int MostBlocks = 20;
    private const int LongestLinkText = 200;

    private static readonly HashSet<string> KeptAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "name", "property", "itemprop", "content", "type", "data-cfemail", "alt", "title", "aria-label",
    };

    // Elements whose end does not part two words: "info@<b>acme</b>.com" is one text.
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
    };

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _title = new();
    private readonly StringBuilder _json = new();
    private readonly StringBuilder _linkText = new();
    private readonly List<KeyValuePair<string, string>> _metas = [];
    private readonly List<PageLink> _links = [];
    private readonly List<string> _assets = [];
    private readonly List<string> _blocks = [];
    private Uri _base;
    private string? _hidden;
    private string? _link;
    private bool _inTitle;
    private bool _inJson;

    private PageReader(Uri address) => _base = address;

    public static Page Read(string html, Uri address, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var reader = new PageReader(address);
        reader.Run(html);
        return new Page(
            address,
            reader._title.ToString(),
            reader._metas,
            reader._links,
            reader._assets,
            reader._blocks,
            reader._text.ToString(),
            headers);
    }

    private void Run(string html)
    {
        using var source = new TextSource(html);
        var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            // Unwanted attributes are not even kept: a tag with 50,000 of them would take quadratic time.
            ShouldEmitAttribute = (ref _, name) => KeptAttributes.Contains(name.ToString()),
        };
        while (tokenizer.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.StartTag:
                    Open(token.AsTag());
                    tokenizer.State = RawMode(token.Name) ?? tokenizer.State;
                    break;
                case HtmlTokenType.EndTag:
                    Close(token.Name);
                    break;
                case HtmlTokenType.Character:
                    Characters(token.Data);
                    break;
            }
        }

        CloseLink();
    }

    private static HtmlParseMode? RawMode(string element) => element switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        _ => null,
    };

    private void Open(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "base":
                _base = Resolve(tag.GetAttribute("href")) ?? _base;
                break;
            case "meta":
                AddMeta(tag);
                break;
            case "a" or "area":
                CloseLink();
                _link = tag.GetAttribute("href");
                break;
            case "link" or "img":
                AddAsset(tag.GetAttribute(tag.Name == "link" ? "href" : "src"));
                break;
            case "script":
                AddAsset(tag.GetAttribute("src"));
                _inJson = tag.GetAttribute("type").Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
                _hidden = tag.Name;
                break;
            case "style" or "iframe" or "noembed" or "noframes" or "xmp" or "textarea":
                _hidden = tag.Name;
                break;
            case "title":
                _inTitle = _title.Length == 0;
                _hidden = tag.Name;
                break;
        }

        if (tag.GetAttribute("data-cfemail") is { Length: > 0 } protectedEmail)
        {
            Append(ProtectedEmail.Decode(protectedEmail) ?? "");
        }

        Part(tag.Name);
    }

    private void Close(string element)
    {
        if (element == _hidden)
        {
            if (_inJson && _blocks.Count < MostBlocks)
            {
                _blocks.Add(_json.ToString());
            }

            _json.Clear();
            (_hidden, _inTitle, _inJson) = (null, false, false);
        }

        if (element == "a")
        {
            CloseLink();
        }

        Part(element);
    }

    private void Characters(string data)
    {
        if (_inTitle)
        {
            _title.Append(data);
        }
        else if (_inJson)
        {
            _json.Append(data);
        }
        else if (_hidden is null)
        {
            Append(data);
        }
    }

    private void Append(string data)
    {
        _text.Append(data, 0, Math.Min(data.Length, MostText - _text.Length));
        if (_link is not null && _linkText.Length < LongestLinkText)
        {
            _linkText.Append(data);
        }
    }

    private void Part(string element)
    {
        if (!Inline.Contains(element) && _text.Length is > 0 and < MostText && _text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }

    private void AddMeta(HtmlTagToken tag)
    {
        var name = tag.GetAttribute("property") is { Length: > 0 } property ? property : tag.GetAttribute("name");
        if (name.Length > 0 && _metas.Count < MostMetas)
        {
            _metas.Add(KeyValuePair.Create(name.Trim().ToLowerInvariant(), tag.GetAttribute("content").Trim()));
        }
    }

    private void AddAsset(string address)
    {
        if (address.Length is > 0 and < 2_000 && _assets.Count < MostAssets)
        {
            _assets.Add(address);
        }
    }

    private void CloseLink()
    {
        if (_link is { Length: > 0 and < 2_000 } && _links.Count < MostLinks)
        {
            _links.Add(new PageLink(_link, Resolve(_link), _linkText.ToString().Trim()));
        }

        _link = null;
        _linkText.Clear();
    }

    private Uri? Resolve(string written) =>
        written.Length is > 0 and < 2_000 && Uri.TryCreate(_base, written.Trim(), out var target) ? target : null;
}
