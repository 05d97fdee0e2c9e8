using System.Text;
using Enrichment.Host.Files;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Files;

public sealed class CsvFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string, string[][]> Shapes => new()
    {
        { "a,b\n1,2\n", [["a", "b"], ["1", "2"]] },
        { "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]] },
        { "a,b\r1,2\r", [["a", "b"], ["1", "2"]] },
        { "a,b\n1,2", [["a", "b"], ["1", "2"]] },
        { "a,b\n1,\n", [["a", "b"], ["1", ""]] },
        { "a,b\n1,", [["a", "b"], ["1", ""]] },
        { "a,b\n\n\n1,2\n\n", [["a", "b"], ["1", "2"]] },
        { "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", [["a", "b"], ["x, y", "say \"hi\""]] },
        { "a,b\n\"two\nlines\",\"two\r\nlines\"\n", [["a", "b"], ["two\nlines", "two\r\nlines"]] },
        { "a,b\n5\" pipe,x\"y\"\n", [["a", "b"], ["5\" pipe", "x\"y\""]] },
        { "a,b\n\"quoted\" then more,2\n", [["a", "b"], ["quoted then more", "2"]] },
        { "a,b\n\"\",\"\"\n", [["a", "b"], ["", ""]] },
        { "a,b\n \"x\" , y \n", [["a", "b"], [" \"x\" ", " y "]] },
        { "a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]] },
        { "a\tb\n1\t2\n", [["a", "b"], ["1", "2"]] },
        { "a|b\n1|2\n", [["a", "b"], ["1", "2"]] },
        { "name,name\nx,y\n", [["name", "name"], ["x", "y"]] },
        { "only\nx\ny\n", [["only"], ["x"], ["y"]] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_of_CSV_gives_its_cells(string text, string[][] cells) =>
        Csv.Cells(folder.Write("in.csv", text)).ShouldBe(cells);

    [Fact]
    public void Records_know_the_physical_line_they_begin_on()
    {
        var path = folder.Write("in.csv", "a,b\r\n\"x\r\ny\rz\nw\",1\r\n\r\n2,3\r\n");
        Csv.Records(path).Select(r => r.Line).ShouldBe([1, 2, 7]);
    }

    [Fact]
    public void A_quote_never_closed_is_refused_with_the_line_that_opened_it()
    {
        var path = folder.Write("in.csv", "a,b\n1,2\n3,\"four\n5,6\n" + string.Concat(Enumerable.Repeat("x,y\n", 100_000)));
        var problem = Should.Throw<InputProblemException>(() => Csv.Records(path));
        problem.Line.ShouldBe(3);
        problem.Message.ShouldBe($"{path}, line 3: the quote that opens column 2 is never closed; add the closing quote, or double a quote that is meant as text");
    }

    [Fact]
    public void A_cell_over_the_limit_fails_its_row_with_line_and_column_and_the_rest_goes_on()
    {
        var path = folder.Write("in.csv", $"a,b\n1,2\n3,\"{new string('x', 300)}\ny\"\n5,{new string('z', 301)}\n7,8\n");
        var records = Csv.Records(path, new CsvLimits(300));
        records.Select(r => r.Problem?.ToString()).ShouldBe(
            [null, null, "line 3, column 2: cell larger than the limit of 300 bytes", "line 5, column 2: cell larger than the limit of 300 bytes", null]);
        records[4].Cells.ShouldBe(["7", "8"]);
    }

    [Fact]
    public void A_huge_cell_takes_no_memory_beyond_the_limit()
    {
        var path = folder.At("huge.csv");
        using (var file = new StreamWriter(path))
        {
            file.Write("a,b\n1,\"");
            var block = new string('x', 1 << 20);
            for (var i = 0; i < 100; i++)
            {
                file.Write(block);
            }

            file.Write("\"\n2,3\n");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var records = Csv.Records(path);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 << 20);
        records[1].Problem!.Reason.ShouldBe("cell larger than the limit of 1,048,576 bytes");
        records[2].Cells.ShouldBe(["2", "3"]);
    }

    [Fact]
    public void A_NUL_byte_fails_its_row_only()
    {
        var records = Csv.Records(folder.Write("in.csv", "a,b\n1,x\0y\n2,ok\n"));
        records[1].Problem!.ToString().ShouldBe("line 2, column 2: NUL byte in the cell");
        records[2].Problem.ShouldBeNull();
    }

    [Fact]
    public void More_columns_than_the_limit_fail_the_row()
    {
        var records = Csv.Records(folder.Write("in.csv", "a,b\n1,2,3,4\n"), new CsvLimits(1000, 3));
        records[1].Problem!.Reason.ShouldBe("more than 3 columns");
        records[1].Cells.Count.ShouldBe(3);
    }

    [Fact]
    public void UTF8_and_Windows_1252_cells_live_in_one_file()
    {
        byte[] bytes = [.. "name,city\n"u8, .. "Café"u8, .. ",M"u8, 0xFC, .. "nchen\n"u8, 0x80, .. " plus,"u8, .. "日本\n"u8];
        Csv.Cells(folder.Write("in.csv", bytes)).ShouldBe([["name", "city"], ["Café", "München"], ["€ plus", "日本"]]);
    }

    public static TheoryData<Encoding, bool> Utf16 => new()
    {
        { new UnicodeEncoding(false, false), true },
        { new UnicodeEncoding(true, false), true },
        { new UnicodeEncoding(false, false), false },
        { new UnicodeEncoding(true, false), false },
    };

    [Theory]
    [MemberData(nameof(Utf16))]
    public void UTF16_is_read_with_and_without_its_mark(Encoding encoding, bool mark)
    {
        var text = (mark ? "\uFEFF" : "") + "name;city\r\nCafé;München\r\n";
        Csv.Cells(folder.Write("in.csv", text, encoding)).ShouldBe([["name", "city"], ["Café", "München"]]);
    }

    [Fact]
    public void The_UTF8_mark_is_not_part_of_the_first_header() =>
        Csv.Cells(folder.Write("in.csv", "\uFEFFname\nx\n"))[0].ShouldBe(["name"]);

    public void Dispose() => folder.Dispose();
}
