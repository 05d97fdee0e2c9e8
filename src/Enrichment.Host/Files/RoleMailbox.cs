using System.Collections.Frozen;

namespace Enrichment.Host.Files;

/// <summary>Tells a mailbox that an organisation answers, such as info@, from a person's own.</summary>
internal static class RoleMailbox
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "admin", "billing", "booking", "bookings", "business", "careers", "contact", "contactus", "customerservice", "enquiries", "events", "feedback",
        "frontdesk", "hello", "help", "hi", "hr", "info", "information", "inquiries", "invest", "investors", "jobs", "mail", "marketing", "media",
        "noreply", "no-reply", "office", "orders", "partners", "partnerships", "press", "pr", "reception", "reservations", "sales", "service",
        "services", "support", "team", "welcome",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Is(string email)
    {
        var at = email.IndexOf('@');
        return at > 0 && Names.Contains(email[..at].Trim());
    }
}
