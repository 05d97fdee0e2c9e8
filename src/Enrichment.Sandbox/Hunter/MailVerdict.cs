using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>What a verification finds: valid, invalid, accept_all, webmail, disposable or unknown.</summary>
internal sealed record MailVerdict(string Email, string Status, bool HasGoodForm, bool IsWebmail, bool HasServer)
{
    public string Result => Status switch
    {
        "valid" => "deliverable",
        "invalid" => "undeliverable",
        _ => "risky",
    };

    public int Score => Status switch
    {
        "valid" => 97,
        "webmail" => 90,
        "accept_all" => 78,
        "unknown" => 50,
        "disposable" => 20,
        _ => 0,
    };

    public static bool HasForm(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0 && email.IndexOf('@') == at && Hosts.IsDomain(email[(at + 1)..]) && !email.Any(char.IsWhiteSpace);
    }

    public static MailVerdict Of(string email, Companies companies)
    {
        if (!HasForm(email))
            return new(email, "invalid", false, false, false);
        var domain = email[(email.LastIndexOf('@') + 1)..];
        if (Webmail.IsDisposable(domain))
            return new(email, "disposable", true, false, true);
        if (Webmail.IsFree(domain))
            return new(email, "webmail", true, true, true);
        var company = companies.Of(domain);
        return company.Exists
            ? new(email, Mailbox.Status(company, email, companies.Seed), true, false, true)
            : new(email, "invalid", true, false, false);
    }
}
