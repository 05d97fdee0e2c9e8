using Enrichment.Operators.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Enrichment.Host.Tests.Operators;

/// <summary>The page of commands says what the commands say of themselves.</summary>
public sealed class DocumentTests(NodeWithData node) : IClassFixture<NodeWithData>
{
    [Fact]
    public void The_table_has_each_command_with_its_switches_and_what_it_does()
    {
        var book = node.Gateway.Server.Services.GetRequiredService<CommandBook>();
        var expected = book.Palettes.SelectMany(p => p.Commands.Select(c => $"| `{p.Name} {c.Name}` | {Switches(c)} | {c.Description} |"));

        File.ReadLines(PathOf("docs/pbm.md")).TakeWhile(l => l != "## The port").Where(l => l.StartsWith("| `")).ShouldBe(expected);
    }

    /// <summary>Of its own: those that every command of its kind has are told above the table.</summary>
    private static string Switches(OperatorCommand command) =>
        string.Join(' ', command.AllSwitches.Where(s => s.Name is not ("json" or "why" or "yes")).Select(s => s.IsRequired ? $"`{s.Spelling}`" : $"[`{s.Spelling}`]"));

    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Enrichment.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, file);
    }
}
