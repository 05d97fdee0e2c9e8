namespace Enrichment.Sandbox.Web;

/// <summary>What is wrong with a site as a whole.</summary>
internal enum SiteTrouble
{
    None,

    /// <summary>Nobody there: the connection is closed without a byte.</summary>
    Hangup,

    /// <summary>A server that knows no page: 404 for everything.</summary>
    NotFound,

    /// <summary>503 for everything.</summary>
    Unavailable,
}

/// <summary>Where a site sends its visitors first.</summary>
internal enum SiteRedirect
{
    None,
    ToWww,
    ToBare,

    /// <summary>The home page lies under <c>/en/</c>.</summary>
    ToPath,

    /// <summary>The company goes by another domain now.</summary>
    ToOther,

    /// <summary>Two paths that point at each other.</summary>
    Loop,
}

/// <summary>What the pages are like.</summary>
internal enum SiteKind
{
    Normal,

    /// <summary>A home page of some megabytes.</summary>
    Huge,

    /// <summary>The home page is a PDF, plain text or an image.</summary>
    NotHtml,

    /// <summary>Every page takes eight times the usual latency.</summary>
    Slow,

    /// <summary>A domain for sale: one page for every path.</summary>
    Parked,

    /// <summary>Pages without content until a script has run.</summary>
    ScriptOnly,
}

/// <summary>The pages that a crawler looks for.</summary>
internal enum PageKind
{
    Home,
    About,
    Contact,
    Team,
    Careers,
    Pricing,
    Customers,
    Products,
    Blog,
    Privacy,
}

/// <summary>How a site writes its e-mail addresses.</summary>
internal enum MailStyle
{
    MailTo,
    Plain,

    /// <summary>Character references: <c>info&amp;#64;acme.test</c>.</summary>
    Entities,

    /// <summary><c>info [at] acme [dot] test</c>.</summary>
    AtDot,

    /// <summary>Cloudflare's <c>data-cfemail</c>: hexadecimal, each byte exclusive-or the first.</summary>
    Protected,

    /// <summary>In the JSON-LD only.</summary>
    JsonLd,

    /// <summary>In a meta element only.</summary>
    Meta,

    /// <summary>Nowhere; there is a form.</summary>
    None,
}

/// <summary>How a site writes its telephone number.</summary>
internal enum PhoneStyle
{
    TelLink,
    Plain,
    Dotted,
    JsonLd,
    Meta,
    None,
}
