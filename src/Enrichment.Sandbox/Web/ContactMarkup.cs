using System.Text;

namespace Enrichment.Sandbox.Web;

/// <summary>E-mail addresses and telephone numbers in the ways in which sites write them.</summary>
internal static class ContactMarkup
{
    public static string Mail(string address, MailStyle style) => style switch
    {
        MailStyle.MailTo => $"<a href=\"mailto:{address}?subject=Hello\">{address}</a>",
        MailStyle.Plain => address,
        MailStyle.Entities => address.Replace("@", "&#64;").Replace(".", "&#46;"),
        MailStyle.AtDot => address.Replace("@", " [at] ").Replace(".", " [dot] "),
        MailStyle.Protected => $"<a href=\"/cdn-cgi/l/email-protection\"><span class=\"__cf_email__\" data-cfemail=\"{Protect(address)}\">"
            + "[email&#160;protected]</span></a>",
        _ => "<a href=\"#form\">Write to us</a>",
    };

    public static string Phone(string phone, PhoneStyle style) => style switch
    {
        PhoneStyle.TelLink => $"<a href=\"tel:{phone}\">{Grouped(phone)}</a>",
        PhoneStyle.Plain => $"Phone: {Grouped(phone)}",
        PhoneStyle.Dotted => $"T {Grouped(phone).Replace("(", "").Replace(") ", ".").Replace("-", ".").Replace(" ", ".")}",
        _ => "",
    };

    /// <summary>As the country's readers expect it: (402) 555-0112, +44 207 946 0123.</summary>
    private static string Grouped(string phone)
    {
        if (phone.StartsWith("+1", StringComparison.Ordinal) && phone.Length == 12)
            return $"({phone[2..5]}) {phone[5..8]}-{phone[8..]}";
        return $"{phone[..3]} {phone[3..6]} {phone[6..9]} {phone[9..]}".TrimEnd();
    }

    /// <summary>First a key byte, then each byte of the address exclusive-or the key, in hexadecimal.</summary>
    private static string Protect(string address)
    {
        const byte key = 0x5A;
        var bytes = Encoding.UTF8.GetBytes(address);
        return Convert.ToHexStringLower([key, .. bytes.Select(letter => (byte)(letter ^ key))]);
    }
}
