using System.Globalization;
using System.Text;

namespace Akka.Actor;

/// <summary>Paths to text and back.</summary>
internal static class ActorPathText
{
    internal static string Names(ActorPath path)
    {
        if (path.Depth == 0)
            return path.Name.StartsWith('/') ? path.Name : "/" + path.Name;
        var text = new StringBuilder();
        foreach (var name in path.Elements)
            text.Append('/').Append(name);
        return text.ToString();
    }

    internal static string Fragment(ActorPath path) =>
        path.Uid == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"#{path.Uid}");

    internal static bool TryParse(string text, out ActorPath path)
    {
        path = null!;
        if (!Address.TryParse(text, out var address))
            return false;
        var start = text.IndexOf('/', text.IndexOf("://", StringComparison.Ordinal) + 3);
        var names = start < 0 ? "" : text[start..];
        if (!TrySplitUid(ref names, out var uid))
            return false;
        path = new RootActorPath(address);
        foreach (var name in names.Split('/', StringSplitOptions.RemoveEmptyEntries))
            path = path.Child(name);
        path = path.WithUid(uid);
        return true;
    }

    private static bool TrySplitUid(ref string names, out long uid)
    {
        uid = 0;
        var hash = names.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
            return true;
        var fragment = names.AsSpan(hash + 1);
        if (!long.TryParse(fragment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out uid))
            return false;
        names = names[..hash];
        return true;
    }
}
