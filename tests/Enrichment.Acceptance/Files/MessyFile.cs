using System.Text;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Files;

/// <summary>A file with all that is wrong with files: two encodings, broken homepages, spreadsheet errors, repeats, odd quoting, CRLF.</summary>
public static class MessyFile
{
    private static readonly string[] Header = ["name", "homepage_url", "category_code", "note"];
    private static readonly string[] Names = ["#NAME?", "Müller & Söhne", "Café \"Chez, Nous\"", "  spaced  ", "=1+1", "", "O'Brien", "Åkesson AB"];
    private static readonly string[] Homepages = ["", "http://", "not a url", "http://localhost/", "http://10.0.0.1", "htp:/x..com", "HTTP://WWW.Company7.COM/About"];
    private static readonly string[] Categories = ["biotech", "software", "", "restaurant", "hospital", "unheard of"];
    private static readonly string[] Notes = ["", "two\r\nlines", "a;b\tc", "\"quoted\"", "naïve"];

    /// <summary>The cells, header first.</summary>
    public static CsvOfTest Cells(int rows, int seed)
    {
        var dice = new Random(seed);
        return new CsvOfTest(Header, [.. Enumerable.Range(0, rows).Select(i => Row(i, dice))]);
    }

    /// <summary>The file: every third row in Windows-1252, the others in UTF-8.</summary>
    public static byte[] Bytes(int rows, int seed)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding(1252);
        var bytes = new List<byte>(Line(Encoding.UTF8, Header));
        foreach (var (row, i) in Cells(rows, seed).Rows.Select((r, i) => (r, i)))
        {
            bytes.AddRange(Line(i % 3 == 0 ? windows : Encoding.UTF8, row));
        }

        return [.. bytes];
    }

    private static string[] Row(int number, Random dice)
    {
        var usual = dice.Next(3) > 0;
        return
        [
            usual ? $"Company {number}" : Names[dice.Next(Names.Length)],
            usual ? $"http://www.company{dice.Next(60)}.com" : Homepages[dice.Next(Homepages.Length)],
            Categories[dice.Next(Categories.Length)],
            Notes[dice.Next(Notes.Length)],
        ];
    }

    private static byte[] Line(Encoding encoding, IEnumerable<string> cells)
    {
        var line = CsvOfTest.Text([cells]);
        return encoding.GetBytes(line[..^1] + "\r\n");
    }
}
