using System.Xml.Linq;
using Enrichment.Architecture.Tests.Repository;

namespace Enrichment.Architecture.Tests.Projects;

/// <summary>One property chooses between the embedded runtime and Akka.NET's own packages; both stay in place.</summary>
public class TwoRuntimesTests
{
    private static readonly string[] EmbeddedRuntime = ["Akka.Embedded", "Akka.Embedded.TestKit"];

    private static readonly XElement Central = XElement.Parse(Tree.Read("Directory.Packages.props"));

    private static List<string> AkkaNetPackages =>
    [
        .. Central.Elements("ItemGroup").Single(g => g.Attribute("Label")!.Value.StartsWith("ActorRuntime=AkkaNet"))
            .Elements("PackageVersion").Select(p => p.Attribute("Include")!.Value),
    ];

    [Fact]
    public void The_actors_stand_on_either_runtime()
    {
        var actors = ProjectFile.Of("Enrichment.Actors");

        actors.Projects.Where(r => r.Runtime == "Embedded").Select(r => r.Name).ShouldBe(["Akka.Embedded"]);
        actors.Packages.Where(r => r.Runtime == "AkkaNet").Select(r => r.Name)
            .ShouldBe(["Akka.Cluster.Hosting", "Akka.Cluster.Sharding", "Akka.Persistence.Sql", "Akka.Streams"], ignoreOrder: true);
    }

    [Fact]
    public void Their_tests_stand_on_either_test_kit()
    {
        var tests = ProjectFile.Of("Enrichment.Actors.Tests");

        tests.Projects.Where(r => r.Runtime == "Embedded").Select(r => r.Name).ShouldBe(["Akka.Embedded.TestKit"]);
        tests.Packages.Where(r => r.Runtime == "AkkaNet").Select(r => r.Name).ShouldBe(["Akka.TestKit.Xunit2"]);
    }

    [Fact]
    public void Nothing_but_the_runtimes_own_projects_and_the_bench_depends_on_one_of_them_for_good()
    {
        var fixedly =
            from project in ProjectFile.All
            where project.Path.StartsWith("src/") || project.Name == "Enrichment.Actors.Tests"
            from reference in project.Projects.Concat(project.Packages)
            where reference.Runtime is null && (EmbeddedRuntime.Contains(reference.Name) || AkkaNetPackages.Contains(reference.Name))
            select $"{project.Name} -> {reference.Name}";

        fixedly.ShouldBeEmpty();
    }

    [Fact]
    public void Each_reference_for_AkkaNet_has_its_version_in_one_place()
    {
        var referred = ProjectFile.All.SelectMany(p => p.Packages).Where(r => r.Runtime == "AkkaNet").Select(r => r.Name).Distinct();

        referred.Except(AkkaNetPackages).ShouldBeEmpty();
    }

    [Fact]
    public void All_packages_of_Akka_NET_are_of_one_version() =>
        Central.Descendants("PackageVersion")
            .Where(p => p.Attribute("Include")!.Value.StartsWith("Akka."))
            .Select(p => p.Attribute("Version")!.Value).Distinct().Count().ShouldBe(1);

    [Fact]
    public void No_project_names_a_version_of_its_own() =>
        Tree.Tracked.Where(f => f.EndsWith(".csproj") && Tree.Read(f).Contains(" Version=\"")).ShouldBeEmpty();

    [Fact]
    public void Only_the_composition_may_differ_between_the_runtimes()
    {
        var conditional = Tree.Tracked
            .Where(f => f.EndsWith(".cs") && f.StartsWith("src/") && Tree.Read(f).Contains("#if AKKA_NET"))
            .Where(f => !f.Contains("/Composition/"));

        conditional.ShouldBeEmpty();
    }
}
