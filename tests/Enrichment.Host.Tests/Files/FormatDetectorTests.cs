using Enrichment.Host.Files;

namespace Enrichment.Host.Tests.Files;

public sealed class FormatDetectorTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("a,b\r\n", "\r\n")]
    [InlineData("a,b\nc,d\r\n", "\n")]
    [InlineData("a,b\rc,d\r", "\r")]
    [InlineData("a,b", "\n")]
    public void Line_ends_are_as_in_the_first_line(string text, string newLine) =>
        FormatDetector.Detect(folder.Write("in.csv", text)).NewLine.ShouldBe(newLine);

    [Theory]
    [InlineData("name,notes\nx,\"a;b;c;d\"\ny,a;b\n", ',')]
    [InlineData("name;revenue;city\nx;1,5;Bonn\ny;2,5;Ulm\n", ';')]
    [InlineData("name\tnotes\nx\ta, b, c\n", '\t')]
    [InlineData("name|city\nx|y, z\n", '|')]
    [InlineData("single\nx\n", ',')]
    public void The_delimiter_is_the_one_that_rows_agree_on(string text, char delimiter) =>
        FormatDetector.Detect(folder.Write("in.csv", text)).Delimiter.ShouldBe(delimiter);

    public static TheoryData<byte[], string> Refused => new()
    {
        { [], "is empty" },
        { [0xEF, 0xBB, 0xBF], "is empty" },
        { "\n\n  \n"u8.ToArray(), "is empty" },
        { [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "Excel workbook or a zip" },
        { [0x1F, 0x8B, 8, 0], "gzip" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_CSV_is_refused_by_name(byte[] bytes, string reason)
    {
        var path = folder.Write("in.csv", bytes);
        Should.Throw<InputProblemException>(() => FormatDetector.Detect(path)).Message.ShouldSatisfyAllConditions(
            m => m.ShouldStartWith(path), m => m.ShouldContain(reason));
    }

    [Fact]
    public void A_directory_and_a_missing_file_are_named()
    {
        Should.Throw<InputProblemException>(() => FormatDetector.Detect(folder.Path)).Reason.ShouldBe("is a directory; name a CSV file");
        Should.Throw<InputProblemException>(() => FormatDetector.Detect(folder.At("none.csv"))).Reason.ShouldStartWith("no such file");
    }

    public void Dispose() => folder.Dispose();
}
