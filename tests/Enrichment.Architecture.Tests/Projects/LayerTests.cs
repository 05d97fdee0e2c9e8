namespace Enrichment.Architecture.Tests.Projects;

/// <summary>Arrows between projects point down the layers only: Host, then Actors, Sources, Storage, then Domain; runtimes below all.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Enrichment.Domain"] = [],
        ["Enrichment.Sources"] = ["Enrichment.Domain"],
        ["Enrichment.Storage"] = ["Enrichment.Domain", "Sqlite.GroupCommit", "PostgreSql.GroupCommit"],
        ["Enrichment.Actors"] = ["Enrichment.Domain", "Akka.Embedded"],
        ["Enrichment.Host"] =
        [
            "Enrichment.Domain", "Enrichment.Sources", "Enrichment.Storage", "Enrichment.Actors", "Enrichment.Sandbox", "Akka.Embedded",
            "Akka.Embedded.Cluster", "Akka.Embedded.PostgreSql", "Sqlite.GroupCommit", "PostgreSql.GroupCommit", "PostgreSql.Local",
            "Enrichment.Operators", "Enrichment.Operators.Embedded", "Enrichment.Simulation",
        ],
        ["Enrichment.Lighthouse"] =
            ["Enrichment.Actors", "Enrichment.Domain", "Enrichment.Operators", "Enrichment.Operators.Embedded", "Akka.Embedded", "Akka.Embedded.Cluster"],
        ["Enrichment.Operators"] = ["Enrichment.Domain"],
        ["Enrichment.Operators.Embedded"] = ["Enrichment.Operators", "Akka.Embedded.Cluster"],
        ["Enrichment.Simulation"] = ["Enrichment.Domain", "Enrichment.Storage", "Enrichment.Actors", "Akka.Embedded.Simulation", "Akka.Embedded.Cluster.Simulation"],
        ["Enrichment.Sandbox"] = [],
        ["Sqlite.GroupCommit"] = [],
        ["PostgreSql.GroupCommit"] = [],
        ["PostgreSql.Local"] = [],
        ["Akka.Embedded"] = ["Sqlite.GroupCommit"],
        ["Akka.Embedded.PostgreSql"] = ["Akka.Embedded", "PostgreSql.GroupCommit"],
        ["Akka.Embedded.Cluster"] = ["Akka.Embedded", "PostgreSql.GroupCommit"],
        ["Akka.Embedded.Simulation"] = ["Akka.Embedded"],
        ["Akka.Embedded.Cluster.Simulation"] = ["Akka.Embedded.Simulation", "Akka.Embedded.Cluster"],
        ["Akka.Embedded.TestKit"] = ["Akka.Embedded", "Akka.Embedded.Simulation"],
    };

    private static IEnumerable<ProjectFile> Products => ProjectFile.All.Where(p => p.Path.StartsWith("src/") || p.Path.StartsWith("runtime/"));

    [Fact]
    public void No_arrow_points_up_or_aside()
    {
        var wrong =
            from project in Products
            from reference in project.Projects
            where !Allowed.GetValueOrDefault(project.Name, []).Contains(reference.Name)
            select $"{project.Name} -> {reference.Name}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_its_place_in_the_layers() => Products.Select(p => p.Name).Except(Allowed.Keys).ShouldBeEmpty();

    [Theory]
    [InlineData("Enrichment.Domain")]
    [InlineData("Enrichment.Sandbox")]
    public void What_stands_on_nothing_takes_no_package_into_the_program(string project) =>
        ProjectFile.Of(project).Packages.Where(p => !p.IsPrivate).Select(p => p.Name).ShouldBeEmpty();

    [Fact]
    public void No_program_is_built_on_a_test_library()
    {
        string[] testing = ["xunit", "Shouldly", "FsCheck", "Bogus", "Microsoft.NET.Test.Sdk"];

        Products.Where(p => !p.Name.EndsWith(".TestKit"))
            .SelectMany(p => p.Packages.Where(r => testing.Any(t => r.Name.StartsWith(t))), (p, r) => $"{p.Name} -> {r.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Tree.Read("Enrichment.sln").Replace('\\', '/');

        ProjectFile.All.Where(p => !solution.Contains(p.Path)).Select(p => p.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_tests_beside_it()
    {
        var tested = ProjectFile.All.Where(p => p.Path.StartsWith("tests/")).SelectMany(p => p.Projects).Select(r => r.Name).ToHashSet();

        Products.Select(p => p.Name).Where(name => !tested.Contains(name)).ShouldBeEmpty();
    }
}
