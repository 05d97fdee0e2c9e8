using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>A technology a site can be seen to use. <paramref name="Slug"/> is how a vendor lists it.</summary>
internal sealed record Technology(string Slug, string Category, TechnologyTrace Trace, string Mark);

/// <summary>Where a page shows a technology.</summary>
internal enum TechnologyTrace
{
    /// <summary>Content of <c>&lt;meta name="generator"&gt;</c>.</summary>
    Generator,

    /// <summary>Address of a script.</summary>
    Script,

    /// <summary>A response header, <c>Name: value</c>.</summary>
    Header,

    /// <summary>Address of a style sheet.</summary>
    StyleSheet,
}

/// <summary>The technologies of this world.</summary>
internal static class Technologies
{
    private static readonly Technology[] Systems =
    [
        new("wordpress", "content_management_system", TechnologyTrace.Generator, "WordPress 6.5.2"),
        new("drupal", "content_management_system", TechnologyTrace.Generator, "Drupal 10 (https://www.drupal.org)"),
        new("joomla", "content_management_system", TechnologyTrace.Generator, "Joomla! - Open Source Content Management"),
        new("wix", "content_management_system", TechnologyTrace.Generator, "Wix.com Website Builder"),
        new("hugo", "static_site_generator", TechnologyTrace.Generator, "Hugo 0.125.4"),
        new("ghost", "content_management_system", TechnologyTrace.Generator, "Ghost 5.82"),
        new("shopify", "ecommerce", TechnologyTrace.Script, "https://cdn.shopify.com/s/files/1/theme.js"),
        new("squarespace", "content_management_system", TechnologyTrace.Script, "https://static1.squarespace.com/static/site.js"),
        new("webflow", "content_management_system", TechnologyTrace.Script, "https://assets.website-files.com/js/webflow.js"),
        new("next_js", "web_framework", TechnologyTrace.Script, "/_next/static/chunks/main.js"),
    ];

    private static readonly Technology[] Extras =
    [
        new("google_analytics", "analytics", TechnologyTrace.Script, "https://www.googletagmanager.com/gtag/js?id=G-SANDBOX"),
        new("google_tag_manager", "tag_management", TechnologyTrace.Script, "https://www.googletagmanager.com/gtm.js?id=GTM-SANDBOX"),
        new("hubspot", "marketing_automation", TechnologyTrace.Script, "https://js.hs-scripts.com/000001.js"),
        new("marketo", "marketing_automation", TechnologyTrace.Script, "https://munchkin.marketo.net/munchkin.js"),
        new("intercom", "live_chat", TechnologyTrace.Script, "https://widget.intercom.io/widget/sandbox"),
        new("zendesk", "help_desk", TechnologyTrace.Script, "https://static.zdassets.com/ekr/snippet.js"),
        new("drift", "live_chat", TechnologyTrace.Script, "https://js.driftt.com/include/sandbox.js"),
        new("stripe", "payment", TechnologyTrace.Script, "https://js.stripe.com/v3/"),
        new("segment", "analytics", TechnologyTrace.Script, "https://cdn.segment.com/analytics.js/v1/sandbox/analytics.min.js"),
        new("hotjar", "analytics", TechnologyTrace.Script, "https://static.hotjar.com/c/hotjar-1.js"),
        new("jquery", "javascript_library", TechnologyTrace.Script, "https://code.jquery.com/jquery-3.7.1.min.js"),
        new("bootstrap", "css_framework", TechnologyTrace.StyleSheet, "https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/bootstrap.css"),
        new("google_fonts", "fonts", TechnologyTrace.StyleSheet, "https://fonts.googleapis.com/css2?family=Inter"),
        new("nginx", "web_server", TechnologyTrace.Header, "Server: nginx"),
        new("apache", "web_server", TechnologyTrace.Header, "Server: Apache/2.4.58 (Ubuntu)"),
        new("cloudflare", "cdn", TechnologyTrace.Header, "CF-RAY: 8a1b2c3d4e5f6789-SIN"),
        new("php", "programming_language", TechnologyTrace.Header, "X-Powered-By: PHP/8.2.18"),
        new("asp_net", "web_framework", TechnologyTrace.Header, "X-Powered-By: ASP.NET"),
    ];

    public static IReadOnlyList<Technology> Of(Dice dice)
    {
        var system = dice.Pick<Technology>(Systems);
        var taken = dice.Some<Technology>(Extras, 0.2);
        // A site has one of each header; the first one found stands.
        var byHeader = taken.ToLookup(technology => technology.Trace == TechnologyTrace.Header);
        return [system, .. byHeader[false], .. byHeader[true].DistinctBy(technology => technology.Mark.Split(':')[0])];
    }
}
