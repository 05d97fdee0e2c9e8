using System.Globalization;
using System.Text;

namespace Enrichment.Fuzzing.Tests.Engine;

/// <summary>Feeds a target with its corpus, then with inputs made of it.</summary>
/// <remarks>
/// <c>ENRICHMENT_FUZZ_INPUTS</c> says how many inputs all targets together get, in place of the few of an ordinary test run;
/// <c>ENRICHMENT_FUZZ_SEED</c> makes others.
/// </remarks>
internal static class FuzzRun
{
    private const int FewInputs = 26_000;

    /// <summary>What an input may cause to be allocated: a constant, and so many bytes for each of its own.</summary>
    private const long MostAllocated = 64_000_000, MostAllocatedPerByte = 2_000;

    /// <param name="share">Of all inputs, the part of this target before its weight is counted.</param>
    /// <returns>Inputs fed.</returns>
    public static async Task<long> Of(FuzzTarget target, double share)
    {
        var corpus = Corpus.Of(target);
        var seed = (int)Number("ENRICHMENT_FUZZ_SEED", 1);
        var mutator = new Mutator(corpus, [.. target.Words.Select(Encoding.UTF8.GetBytes)], seed);
        var count = (long)Math.Ceiling(Number("ENRICHMENT_FUZZ_INPUTS", FewInputs) * share / target.Weight);
        byte[] current = [];
        using var watch = new Watch(target.Name, () => current);
        for (long i = 0; i < corpus.Count + count; i++)
        {
            current = i < corpus.Count ? corpus[(int)i] : mutator.Next();
            watch.Begin();
            await Feed(target, current, i);
        }

        return corpus.Count + count;
    }

    private static async Task Feed(FuzzTarget target, byte[] input, long number)
    {
        var before = GC.GetTotalAllocatedBytes();
        try
        {
            await target.Feed((byte[])input.Clone());
        }
        catch (Exception finding)
        {
            throw new ShouldAssertException($"{target.Name}: input {number} ({Kept(target, input)}): {Shown(input)}", finding);
        }

        var allocated = GC.GetTotalAllocatedBytes() - before;
        var most = MostAllocated + (MostAllocatedPerByte * input.Length);
        if (allocated >= most) throw new ShouldAssertException($"{target.Name}: input {number} ({Kept(target, input)}) took {allocated:N0} bytes, {most:N0} at most.");
    }

    private static string Kept(FuzzTarget target, byte[] input)
    {
        var path = Path.Combine(Path.GetTempPath(), $"finding-{target.Name}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..8]}");
        File.WriteAllBytes(path, input);
        return path;
    }

    private static string Shown(byte[] input) => Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(300, input.Length)));

    private static long Number(string name, long otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
