namespace Enrichment.Sandbox.World;

/// <summary>Mail hosts that belong to nobody's company.</summary>
internal static class Webmail
{
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com", "gmx.de", "gmx.net",
        "web.de", "proton.me", "protonmail.com", "mail.com", "yandex.ru", "qq.com", "163.com", "msn.com", "comcast.net",
    };

    private static readonly HashSet<string> Disposable = new(StringComparer.Ordinal)
    {
        "mailinator.com", "guerrillamail.com", "10minutemail.com", "yopmail.com", "trashmail.com", "temp-mail.org",
    };

    public static bool IsFree(string domain) => Free.Contains(domain);

    public static bool IsDisposable(string domain) => Disposable.Contains(domain);
}
