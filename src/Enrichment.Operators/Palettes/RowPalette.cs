using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>row</c>: a row as it stands, and why each of its cells is what it is.</summary>
public static class RowPalette
{
    private static readonly Switch Row = new('i', "id", "row", "The table's id and the row's number: t-abc:17.") { IsRequired = true };

    public static Palette Of(IRowOperations rows) => new("row", "Rows of tables.",
    [
        Look("show", "Status, cost and values of a row.", rows.Show),
        Look("explain", "Why each cell is what it is: source, price, time, evidence; and why others are blank.", rows.Explain),
    ])
    {
        Aliases = ["rows"],
    };

    private static Query Look<T>(string name, string description, Func<string, long, Task<T?>> ask)
        where T : class => new(name, description, async (given, _) =>
    {
        var (table, number) = Names.Row(given.Require(Row));
        return Answer.Details(await ask(table, number) ?? throw new CommandProblemException($"there is no row {table}:{number}"));
    })
        {
            Switches = [Row],
        };
}
