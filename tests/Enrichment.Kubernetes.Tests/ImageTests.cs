using System.Diagnostics;
using System.Text.RegularExpressions;
using Enrichment.Host.Configuration;
using Enrichment.Kubernetes.Tests.Manifests;

namespace Enrichment.Kubernetes.Tests;

/// <summary>The container files, as far as they can be checked without building them.</summary>
public partial class ImageTests
{
    [Theory]
    [InlineData("host", "Enrichment.Host", "enrich")]
    [InlineData("lighthouse", "Enrichment.Lighthouse", "Enrichment.Lighthouse")]
    public void It_builds_the_project_for_either_runtime_and_starts_its_program(string workload, string project, string program)
    {
        var file = Tree.Read($"src/{project}/Dockerfile");

        Tree.Has($"src/{project}/{project}.csproj").ShouldBeTrue();
        file.ShouldContain($"dotnet publish src/{project}/{project}.csproj");
        file.ShouldContain("ARG ACTOR_RUNTIME=Embedded");
        file.ShouldContain("-p:ActorRuntime=\"${ACTOR_RUNTIME}\"");
        file.ShouldContain($"ENTRYPOINT [\"dotnet\", \"/app/{program}.dll\"]");
        File.Exists(Path.Combine(AppContext.BaseDirectory, $"{program}.dll")).ShouldBeTrue("the project builds a program of that name");
        Exposed().Match(file).Groups[1].Value.Split(' ').ShouldBe(
            Workloads.Find("production", workload).Containers.Single().List("ports").Select(p => p.Text("containerPort")!), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Enrichment.Host")]
    [InlineData("Enrichment.Lighthouse")]
    public void Its_base_images_are_of_the_framework_that_the_projects_target_and_not_root(string project)
    {
        var file = Tree.Read($"src/{project}/Dockerfile");
        var framework = TargetFramework().Match(Tree.Read("Directory.Build.props")).Groups[1].Value;

        BaseImages().Matches(file).Select(m => m.Groups[1].Value).ShouldAllBe(version => version == framework);
        file.ShouldContain("USER $APP_UID");
    }

    [Theory]
    [InlineData("Enrichment.Host", "enrich", "Usage:")]
    [InlineData("Enrichment.Lighthouse", "Enrichment.Lighthouse", "Cluster__Database: is missing")]
    public void What_it_publishes_starts(string project, string program, string says)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var published = Directory.CreateTempSubdirectory("enrichment-image-").FullName;
        try
        {
            Dotnet("publish", Tree.PathOf($"src/{project}/{project}.csproj"), "--no-build", "-c", configuration, "-o", published, "-p:UseAppHost=false");

            Dotnet(Path.Combine(published, $"{program}.dll"), "--help").ShouldContain(says);
        }
        finally
        {
            Directory.Delete(published, recursive: true);
        }
    }

    [Fact]
    public void The_user_of_the_pods_is_the_images()
    {
        // Microsoft's images of .NET define APP_UID as 1654.
        foreach (var name in new[] { "host", "lighthouse", "migrate" })
        {
            Workloads.Find("production", name).Pod!.Text("securityContext", "runAsUser").ShouldBe("1654");
        }
    }

    [Fact]
    public void Nothing_that_a_build_needs_is_left_out_of_its_context()
    {
        var left = Tree.Read(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        left.ShouldNotContain(l => l == "src" || l == "runtime" || l == "build" || l == "samples" || l.StartsWith("Directory", StringComparison.Ordinal));
        left.ShouldContain("**/obj");
    }

    [Fact]
    public void The_data_directory_is_the_same_in_image_and_pod()
    {
        var data = SettingsLoader.Load(null, Workloads.EnvironmentOf("production", "host")).Run.DataDirectory;

        Tree.Read("src/Enrichment.Host/Dockerfile").ShouldContain($"ENV ENRICHMENT_DATA_DIR={data}");
    }

    [Fact]
    public void The_runtime_is_set_as_the_launcher_sets_it_and_as_the_benchmarks_measure_it()
    {
        var young = YoungObjects().Match(Tree.Read("enrich")).Groups[1].Value;

        Tree.Read("src/Enrichment.Host/Dockerfile").ShouldContain($"ENV DOTNET_GCgen0size={young}\n");
        Tree.Read("bench/Enrichment.Bench/Measuring/AsShipped.cs").ShouldContain($"\"{young}\"");
    }

    /// <returns>What it said, errors too.</returns>
    private static string Dotnet(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var wrong = process.StandardError.ReadToEndAsync();
        return process.StandardOutput.ReadToEnd() + wrong.Result;
    }

    [GeneratedRegex(@"DOTNET_GCgen0size:-(0x[0-9a-f]+)\}")]
    private static partial Regex YoungObjects();

    [GeneratedRegex(@"^EXPOSE (.+)$", RegexOptions.Multiline)]
    private static partial Regex Exposed();

    [GeneratedRegex("<TargetFramework>net([0-9.]+)</TargetFramework>")]
    private static partial Regex TargetFramework();

    [GeneratedRegex(@"^FROM mcr\.microsoft\.com/dotnet/\w+:([0-9]+\.[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex BaseImages();
}
