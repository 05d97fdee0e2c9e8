namespace Akka.Embedded.Tests.Surface;

/// <summary>The signatures of the real Akka.NET, by id.</summary>
internal sealed class RealAkka
{
    private readonly Dictionary<string, string> _signatures = [];

    private RealAkka(string directory)
    {
        var files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.txt") : [];
        if (files.Length == 0)
            throw new DirectoryNotFoundException(
                $"There are no signatures of Akka.NET in {directory}: name their directory in ENRICHMENT_SHARED");
        foreach (var line in files.SelectMany(File.ReadLines).Where(line => line.Contains(" :", StringComparison.Ordinal)))
            _signatures[Id(line)] = Rest(line);
    }

    internal static RealAkka Load()
    {
        var named = Environment.GetEnvironmentVariable("ENRICHMENT_SHARED");
        var shared = named ?? Path.Combine(Repository.Root, "..", "shared");
        var below = Path.Combine(shared, "akka-api");
        return new RealAkka(Path.GetFullPath(Directory.Exists(below) || named is null ? below : shared));
    }

    /// <summary>What is wrong with one of our signatures, or null.</summary>
    internal string? Complaint(string ours)
    {
        if (!_signatures.TryGetValue(Id(ours), out var real))
            return $"{ours}{Environment.NewLine}    is not in Akka.NET";
        var fits = ours[0] switch
        {
            'T' => TypeFits(Rest(ours), real),
            'P' => PropertyFits(Rest(ours), real),
            _ => Plain(Rest(ours)) == Plain(real),
        };
        return fits ? null : $"{ours}{Environment.NewLine}    is in Akka.NET: {real}";
    }

    /// <summary>Ours may implement fewer interfaces, but derives from the same class.</summary>
    private static bool TypeFits(string ours, string real)
    {
        var (ourKind, ourBase) = Split(ours);
        var (realKind, realBases) = Split(real);
        return ourKind == realKind && (ourBase.Length == 0 || realBases.Split("; ").Contains(ourBase));
    }

    /// <summary>Ours may have fewer accessors.</summary>
    private static bool PropertyFits(string ours, string real)
    {
        string[] accessors = ["get", "set", "init"];
        var ourWords = ours.Split(' ');
        var realWords = real.Split(' ');
        return ourWords.Except(accessors).SequenceEqual(realWords.Except(accessors))
            && !ourWords.Intersect(accessors).Except(realWords).Any();
    }

    private static (string Kind, string Bases) Split(string text)
    {
        var parts = text.Split(" <- ", 2);
        return (parts[0].Trim(), parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>Whether a field can be assigned is our own affair.</summary>
    private static string Plain(string text) => text.Replace("readonly ", "", StringComparison.Ordinal).Trim();

    private static string Id(string line) => line[..line.IndexOf(" :", StringComparison.Ordinal)];

    private static string Rest(string line) => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..].Trim();
}
