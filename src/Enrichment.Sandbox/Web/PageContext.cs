using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>What the parts of a page are written from.</summary>
internal sealed record PageContext(Company Company, SitePlan Plan, SiteVisit Visit, long Seed)
{
    public string Name { get; } = Escape.Html(Company.Name);

    public string Description { get; } = Escape.Html(Company.Description);

    public string MainAddress => $"{Company.Mailboxes[0]}@{Company.Domain}";

    public string? Link(PageKind kind) => kind == PageKind.Home ? Visit.Link(Plan.Home)
        : Plan.Pages.TryGetValue(kind, out var path) ? Visit.Link(path)
        : null;
}
