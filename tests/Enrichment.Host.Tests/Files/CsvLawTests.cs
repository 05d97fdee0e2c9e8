using System.Text;
using CsvHelper;
using Enrichment.Host.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Enrichment.Host.Tests.Files;

public sealed class CsvLawTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static readonly Gen<string> Cell = Gen.Elements("", "a", ",", ";", "\"", "\"\"", "\r\n", "\n", "é", "日本", " ", "=1", "x,\"y\"\nz", "'").ListOf()
        .Select(parts => string.Concat(parts.Take(4)));

    private static readonly Gen<string[][]> Tables =
        from width in Gen.Choose(2, 5)
        from height in Gen.Choose(1, 6)
        from rows in Cell.ArrayOf(width).ArrayOf(height)
        select rows;

    [Fact]
    public void What_is_written_reads_back_as_it_was_here_and_in_another_library() =>
        Prop.ForAll(Tables.ToArbitrary(), Gen.Elements(',', ';', '\t', '|').ToArbitrary(), (rows, delimiter) =>
        {
            var header = Enumerable.Range(1, rows[0].Length).Select(i => $"c{i}").ToArray();
            var format = new CsvFormat(CsvEncoding.Utf8OrWindows1252, 0, delimiter, "\r\n");
            var text = new StringBuilder();
            var writer = new Enrichment.Host.Output.CsvWriter(format);
            string[][] all = [header, .. rows];
            foreach (var row in all)
            {
                writer.Append(text, row);
            }

            var path = folder.Write("law.csv", text.ToString());
            var ours = new CsvFile(path, format, new CsvLimits()).Records().Select(r => r.Cells.ToArray()).ToArray();
            ours.ShouldBe(all);
            Others(text.ToString(), delimiter).ShouldBe(all);
        }).QuickCheckThrowOnFailure();

    private static string[][] Others(string text, char delimiter)
    {
        using var reader = CsvReader.Create(new StringReader(text), new CsvReaderOptions { Separator = delimiter, HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return [.. rows];
    }

    public void Dispose() => folder.Dispose();
}
