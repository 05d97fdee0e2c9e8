using System.Runtime.CompilerServices;

namespace Enrichment.Simulation.Tests.Mutations;

/// <summary>The list of planted defects stays true to the code that it changes.</summary>
public sealed class MutationListTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static List<Mutation> All { get; } = Mutation.Read(File.ReadAllLines(Path.Combine(Root, "tests", "mutations", "list.txt")));

    public static TheoryData<string> Names => [.. All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_defect_has_exactly_one_place_to_be_planted_at(string name)
    {
        var mutation = All.Single(m => m.Name == name);
        var source = File.ReadAllText(Path.Combine(Root, mutation.File));

        source.Split(mutation.Is).Length.ShouldBe(2, $"the text must occur once in {mutation.File}:{Environment.NewLine}{mutation.Is}");
        mutation.Becomes.ShouldNotBe(mutation.Is);
    }

    [Fact]
    public void There_are_enough_of_them_to_judge_by() => All.Count.ShouldBeGreaterThanOrEqualTo(15);

    private static string Here([CallerFilePath] string path = "") => path;
}
