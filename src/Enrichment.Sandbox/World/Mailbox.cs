using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>The truth about an address at a company: what any verification of it will say, whoever asks and in whatever order.</summary>
internal static class Mailbox
{
    /// <summary>Names of mailboxes that are nobody in particular's.</summary>
    public static readonly string[] Generic = ["info", "contact", "sales", "support", "hello", "office", "careers", "press"];

    /// <summary>valid, invalid, accept_all or unknown.</summary>
    public static string Status(Company company, string email, long seed)
    {
        if (company.People.FirstOrDefault(person => person.Email == email) is { } person)
            return person.Mail;
        if (company.AcceptAll)
            return "accept_all";
        if (company.Mailboxes.Contains(email[..email.LastIndexOf('@')]))
            return "valid";
        var roll = Dice.For(seed, "mail", email).Fraction();
        return roll < 0.5 ? "valid" : roll < 0.9 ? "invalid" : "unknown";
    }
}
