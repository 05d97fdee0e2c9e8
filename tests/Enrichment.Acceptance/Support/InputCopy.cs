using System.Text;

namespace Enrichment.Acceptance.Support;

/// <summary>Judges whether an output repeats its input, cell by cell.</summary>
public static class InputCopy
{
    private static readonly string[] Final = ["enriched", "partial", "no_result", "failed", "skipped"];

    /// <param name="input">The input's cells as UTF-8, header first.</param>
    public static void ShouldBeRepeatedBy(this CsvOfTest input, CsvOfTest output)
    {
        var width = input.Header.Count;
        output.Header.Take(width).ShouldBe(input.Header);
        output.Header.TakeLast(3).ShouldBe(["enrichment_status", "enrichment_sources", "enrichment_cost"]);
        output.Rows.Count.ShouldBe(input.Rows.Count);
        for (var row = 0; row < input.Rows.Count; row++)
        {
            output.Rows[row].Take(width).ShouldBe(input.Rows[row], $"row {row + 1}");
        }

        output.Column("enrichment_status").ShouldAllBe(status => Final.Contains(status));
    }

    /// <summary>A file whose lines are each in UTF-8 or, where they are not valid so, in Windows-1252.</summary>
    public static CsvOfTest OfMixedEncodings(string path, TempFolder folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var utf8 = new UTF8Encoding(false, true);
        var windows = Encoding.GetEncoding(1252);
        var text = new StringBuilder();
        foreach (var cell in Pieces(File.ReadAllBytes(path)))
        {
            try
            {
                text.Append(utf8.GetString(cell));
            }
            catch (DecoderFallbackException)
            {
                text.Append(windows.GetString(cell));
            }
        }

        return CsvOfTest.Read(folder.Write("expected.csv", text.ToString()));
    }

    /// <summary>Cuts after each comma and line end: an encoding is a property of a cell.</summary>
    private static IEnumerable<byte[]> Pieces(byte[] bytes)
    {
        var from = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (byte)',' or (byte)'\n')
            {
                yield return bytes[from..(i + 1)];
                from = i + 1;
            }
        }

        yield return bytes[from..];
    }
}
