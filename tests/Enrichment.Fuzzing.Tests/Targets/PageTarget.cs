using System.Text;
using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Sources.Web.Evidence;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>A page, and what it says about its company.</summary>
public sealed class PageTarget : FuzzTarget
{
    public override string Name => "pages";

    public override int Weight => 4;

    public override IReadOnlyList<string> Words =>
    [
        "<script type=\"application/ld+json\">", "</script>", "<a href=\"mailto:", "<a href=\"tel:", "<meta name=\"description\" content=\"", "<base href=\"", "<title>", "<!--", "-->",
        "<![CDATA[", "<textarea>", "<style>", "&#x", "data-cfemail=\"", "{\"@type\":\"Organization\"", "\"name\":", "@acme.com",
    ];

    public override Task Feed(byte[] input)
    {
        var page = PageReader.Read(Encoding.UTF8.GetString(input), new Uri("http://acme.com/about"), [new("server", "nginx")]);
        foreach (var fact in PageEvidence.Of(page, "acme.com"))
        {
            fact.Value.ShouldNotBeNullOrWhiteSpace();
            fact.Confidence.ShouldBeInRange(0, 1);
        }

        return Task.CompletedTask;
    }
}
