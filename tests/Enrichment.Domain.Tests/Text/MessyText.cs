using System.Text;

namespace Enrichment.Domain.Tests.Text;

/// <summary>Random cells of the kinds that files hold, from a fixed seed.</summary>
public sealed class MessyText(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "b", "acme", "Acme", "www", "www2", "com", "co", "uk", "jp", "kobe", "city", "ck", "blogspot", "github", "io", "wordpress", "example",
        "müller", "mu\u0308ller", "例え", "xn--mller-kva", "mÃ¼", "ß", "ﬁ", "Ｆ", "1", "127", "0", "-", "_", "facebook", "google", "sites", "html",
        "Inc", "GmbH", "O'Neil", "José", "&", "@", "\u00A0", "\0", "\uD83D", "😀", "\u200B", "\uFFFD", "’", "#NAME?", "n/a", "the", "Dr", "PhD",
    ];

    private static readonly string[] Joints = [".", ".", ".", ".", "..", " ", "/", ":", "://", "@", "?", "#", ",", "-", "%20", "。", "\\", ""];
    private static readonly string[] Starts = ["", "", "", "http://", "https://", "HTTP://www.", "http:/", "http;//", "//", "mailto:", "see http://", "www.", "\""];
    private static readonly string[] Spaces = [" ", " ", " ", ".", ", ", "-", "", "/", "\t"];

    private readonly Random random = new(seed);

    /// <summary>A cell that looks more or less like a host.</summary>
    public string Host() => Pick(Starts) + Some(Joints);

    /// <summary>A cell of a few words.</summary>
    public string Words() => Some(Spaces);

    /// <summary>A cell of any characters of Unicode's first plane.</summary>
    public string Noise()
    {
        var text = new StringBuilder();
        for (var left = random.Next(12); left > 0; left--)
            text.Append((char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(0x250)));
        return text.ToString();
    }

    public int Next(int below) => random.Next(below);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string Some(string[] joints)
    {
        var text = new StringBuilder(Pick(Pieces));
        for (var left = random.Next(5); left > 0; left--)
            text.Append(Pick(joints)).Append(Pick(Pieces));
        return text.ToString();
    }
}
