using Enrichment.Architecture.Tests.Repository;

namespace Enrichment.Architecture.Tests.Akka;

/// <summary>The public API of Akka.NET as lists of signatures: types, and the names of each type's members.</summary>
internal sealed class AkkaNetApi
{
    private static readonly string[] AccessorPrefixes = ["get_", "set_", "add_", "remove_"];

    private readonly Dictionary<string, string> types = [];
    private readonly HashSet<string> members = [];

    private AkkaNetApi(string directory)
    {
        var lists = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.txt") : [];
        if (lists.Length == 0)
        {
            throw new DirectoryNotFoundException($"There are no lists of Akka.NET's signatures in {directory}: name the folder above in ENRICHMENT_SHARED.");
        }

        foreach (var line in lists.SelectMany(File.ReadLines).Where(l => l.Length > 2 && l[1] == ':'))
        {
            Take(line);
        }
    }

    /// <summary>Reads the lists beside the repository, or where <c>ENRICHMENT_SHARED</c> says.</summary>
    public static AkkaNetApi Load()
    {
        var shared = Environment.GetEnvironmentVariable("ENRICHMENT_SHARED") ?? Path.Combine(Tree.Root, "..", "shared");
        var below = Path.Combine(shared, "akka-api");
        return new AkkaNetApi(Path.GetFullPath(Directory.Exists(below) ? below : shared));
    }

    /// <summary>Whether Akka.NET has this type and, declared by it, a member of this name.</summary>
    public bool Has(MemberUse use) =>
        types.TryGetValue(use.Type, out var kind)
        && (use.Member is null || kind.StartsWith("delegate", StringComparison.Ordinal) || members.Contains($"{use.Type}.{NameOf(use.Member)}"));

    private static string NameOf(string member)
    {
        var accessor = AccessorPrefixes.FirstOrDefault(p => member.StartsWith(p, StringComparison.Ordinal));
        return accessor is not null ? member[accessor.Length..] : member == ".ctor" ? "#ctor" : member;
    }

    private void Take(string line)
    {
        var (id, rest) = line.IndexOf(" : ", StringComparison.Ordinal) is var at && at < 0 ? (line[2..], "") : (line[2..at], line[(at + 3)..]);
        if (line[0] == 'T')
        {
            types[id] = rest;
            return;
        }

        var name = id.Split('(')[0];
        var arity = name.LastIndexOf("``", StringComparison.Ordinal);
        members.Add(arity < 0 ? name : name[..arity]);
    }
}
