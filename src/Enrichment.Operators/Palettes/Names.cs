using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Text;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary>Finds what an operator named: a whole id, or a name that only one tenant has.</summary>
internal static class Names
{
    private const int Shown = 5;

    /// <param name="given">tenant/run, or a run's name.</param>
    /// <exception cref="CommandProblemException">There is none, or several.</exception>
    public static async Task<RunId> Run(string given, string? tenant, IRunOperations runs)
    {
        var isWhole = RunId.TryParse(given, out var whole);
        var known = await runs.Ids(isWhole ? whole.Tenant : tenant);
        if (isWhole)
        {
            return known.Contains(whole) ? whole : throw NoRun(given, known);
        }

        RunId[] named = [.. known.Where(r => r.Name == given)];
        return named.Length switch
        {
            1 => named[0],
            0 => throw NoRun(given, known),
            _ => throw Ambiguous(given, named.Select(r => r.ToString()), "say whose with -t"),
        };
    }

    /// <param name="given">tenant/run/segment, run/segment or a segment, which then means the one run with it that goes on, or the only one.</param>
    /// <exception cref="CommandProblemException">There is none, or several.</exception>
    public static async Task<BucketId> Bucket(string given, string? tenant, string? run, IBucketOperations buckets)
    {
        if (BucketId.TryParse(given, out var whole) && await buckets.Find(whole) is { } known)
        {
            return known.Bucket;
        }

        var parts = given.Split('/');
        if (parts.Length > 3 || !BucketId.IsSegment(parts[^1]))
        {
            throw new CommandProblemException($"'{given}' is not a bucket: tenant/run/segment, run/segment or a segment's name");
        }

        var wantedTenant = parts.Length == 3 ? parts[0] : tenant;
        var wantedRun = parts.Length >= 2 ? parts[^2] : run;
        BucketView[] found = [.. (await buckets.Named(parts[^1], wantedTenant)).Where(b => wantedRun is null || b.Bucket.Run.Name == wantedRun || b.Bucket.Run.ToString() == wantedRun)];
        BucketView[] open = [.. found.Where(b => b.Status is not (BucketStatus.Completed or BucketStatus.Cancelled))];
        return (open.Length == 0 ? found : open) switch
        {
            [var one] => one.Bucket,
            [] => throw new CommandProblemException($"there is no bucket '{given}'{(tenant is null ? "" : $" of {tenant}")}{(run is null ? "" : $" in the run {run}")}; bucket list shows them"),
            var several => throw Ambiguous(given, several.Select(b => b.Bucket.ToString()), "say which run with -r, or whose with -t"),
        };
    }

    /// <param name="given">tenant/kind/key, or kind/key of the tenant.</param>
    /// <exception cref="CommandProblemException">It is not an entity's id.</exception>
    public static EntityId Entity(string given, string? tenant, string defaultTenant) =>
        EntityId.TryParse(given, out var whole) ? whole
        : EntityId.TryParse($"{tenant ?? defaultTenant}/{given}", out var of) ? of
        : throw new CommandProblemException($"'{given}' is not an entity: tenant/kind/key or kind/key, the kind company, person or property");

    /// <param name="given">table:number.</param>
    /// <exception cref="CommandProblemException">It is not a row's id.</exception>
    public static (string Table, long Number) Row(string given) =>
        given.LastIndexOf(':') is > 0 and var colon && SwitchValues.Number(given[(colon + 1)..]) is { } number and > 0
            ? (given[..colon], number)
            : throw new CommandProblemException($"'{given}' is not a row: its table's id and its number, such as t-abc:17");

    /// <exception cref="CommandProblemException">It is none of them.</exception>
    public static string OneOf(string what, string given, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(k => k.Equals(given, StringComparison.OrdinalIgnoreCase))
        ?? throw new CommandProblemException($"there is no {what} '{given}'.{DidYouMean.Hint(given, known)}");

    private static CommandProblemException NoRun(string given, IReadOnlyList<RunId> known) =>
        new($"there is no run '{given}'.{(DidYouMean.Nearest(given, [.. known.SelectMany(r => new[] { r.ToString(), r.Name })]) is { } near ? $" Did you mean \"{near}\"?" : " run list shows them")}");

    private static CommandProblemException Ambiguous(string given, IEnumerable<string> found, string what)
    {
        var all = found.ToList();
        return new CommandProblemException($"'{given}' may be {string.Join(" or ", all.Take(Shown))}{(all.Count > Shown ? " or another" : "")}; {what}");
    }
}
