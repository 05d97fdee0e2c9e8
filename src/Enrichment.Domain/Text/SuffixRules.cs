using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Enrichment.Domain.Text;

/// <summary>Which owners' rules count as public suffixes.</summary>
[Flags]
public enum SuffixSections
{
    /// <summary>Suffixes under a registry (com, co.uk).</summary>
    Registry = 1,

    /// <summary>Suffixes that a company opened to its customers and listed itself (blogspot.com).</summary>
    Private = 2,

    /// <summary>Site builders that did not list themselves (wordpress.com); our own list.</summary>
    SiteBuilders = 4,

    /// <summary>All of these.</summary>
    All = Registry | Private | SiteBuilders,
}

/// <summary>Where a host's public suffix starts, and whether a rule named it (else the last label is the suffix).</summary>
public readonly record struct SuffixMatch(int Start, bool Listed)
{
    /// <summary>Where the registrable domain starts in <paramref name="host"/>: one label before the suffix; -1 when the host is a suffix.</summary>
    public int RegistrableStart(ReadOnlySpan<char> host) =>
        Start == 0 ? -1 : host[..(Start - 1)].LastIndexOf('.') + 1;
}

/// <summary>
/// Public suffixes by the algorithm of publicsuffix.org: of the rules that match, an exception wins, else the one with
/// most labels; a wildcard stands for one label; without a match the last label is the suffix.
/// </summary>
public static class SuffixRules
{
    // A rule is one bit per section, three bits wide; the kinds of rule stand side by side.
    private const int Exact = 0, Wildcard = 3, Exception = 6;

    private static readonly Lazy<Table> Rules = new(Load);

    private sealed record Table(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Flags, int MostLabels);

    /// <summary>Finds the public suffix of a normalised host: lower-case ASCII, no empty label.</summary>
    public static SuffixMatch Find(ReadOnlySpan<char> host, SuffixSections sections = SuffixSections.All)
    {
        var table = Rules.Value;
        var start = host.Length + 1;
        var suffix = host.LastIndexOf('.') + 1;
        var listed = false;
        for (var labels = 0; start > 0 && labels < table.MostLabels; labels++)
        {
            var below = start;
            start = LabelBefore(host, start);
            if (!table.Flags.TryGetValue(host[start..], out var flags))
                continue;
            if (Has(flags, sections, Exception))
                return new SuffixMatch(below, true);
            var reaches = Has(flags, sections, Wildcard) && start > 0 ? LabelBefore(host, start)
                : Has(flags, sections, Exact) ? start : -1;
            if (reaches < 0)
                continue;
            listed = true;
            suffix = Math.Min(suffix, reaches);
        }

        return new SuffixMatch(suffix, listed);
    }

    private static int LabelBefore(ReadOnlySpan<char> host, int start) => host[..(start - 1)].LastIndexOf('.') + 1;

    private static bool Has(int flags, SuffixSections sections, int kind) => (flags & Flag(sections, kind)) != 0;

    private static int Flag(SuffixSections sections, int kind) => (int)sections << kind;

    // Run once, so it would stay in slow start-up code to its end: that took three times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Table Load()
    {
        var flags = new Dictionary<string, int>(10_000, StringComparer.Ordinal);
        var mostLabels = 0;
        var section = SuffixSections.Registry;
        foreach (var line in EmbeddedData.Text("public-suffix-rules.txt").AsSpan().EnumerateLines())
        {
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line[0] == '[')
                section = line is "[private]" ? SuffixSections.Private : SuffixSections.Registry;
            else
                mostLabels = Math.Max(mostLabels, Add(flags, line, section));
        }

        foreach (var site in EmbeddedData.Lines("shared-hosts.txt", "sites"))
            Add(flags, site, SuffixSections.SiteBuilders);
        return new Table(flags.GetAlternateLookup<ReadOnlySpan<char>>(), mostLabels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Add(Dictionary<string, int> flags, ReadOnlySpan<char> rule, SuffixSections section)
    {
        var kind = rule[0] switch { '*' => Wildcard, '!' => Exception, _ => Exact };
        var name = rule[(kind == Wildcard ? 2 : kind == Exception ? 1 : 0)..].ToString();
        CollectionsMarshal.GetValueRefOrAddDefault(flags, name, out _) |= Flag(section, kind);
        return name.AsSpan().Count('.') + 1;
    }
}
