using System.Text;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Tests.Web.Pages;

public class PageTextTests
{
    public static TheoryData<string, byte[], string?> Pages() => new()
    {
        { "UTF-8 by its mark", [0xEF, 0xBB, 0xBF, .. "é"u8], "windows-1252" },
        { "UTF-16 by its mark", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("é")], null },
        { "the header's charset", [0xE9], "windows-1252" },
        { "the header's charset in quotes", [0xE9], "\"ISO-8859-1\"" },
        { "the header's before the page's", [.. "<meta charset=koi8-r>"u8, 0xE9], "iso-8859-1" },
        { "the page's charset", [.. "<meta charset='iso-8859-1'>"u8, 0xE9], null },
        { "the page's older form", [.. "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=windows-1252\">"u8, 0xE9], null },
        { "a page that says UTF-16 and is not", [.. "<meta charset=utf-16>"u8, .. "é"u8], null },
        { "valid UTF-8 that says nothing", [.. "<p>é"u8], null },
        { "other bytes that say nothing", [.. "<p>"u8, 0xE9], null },
        { "a charset that does not exist", [.. "<p>é"u8], "x-nothing" },
        { "UTF-7, which nobody is to use", [.. "<p>é"u8], "utf-7" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_decoded(string why, byte[] body, string? charset) => PageText.Decode(body, charset).ShouldEndWith("é", customMessage: why);

    [Fact]
    public void A_page_cut_within_a_character_is_still_UTF_8()
    {
        byte[] body = [.. "<p>é"u8, 0xC3];

        PageText.Decode(body, null, cut: true).ShouldStartWith("<p>é");
    }

    [Fact]
    public void Other_code_pages_are_known() => PageText.Decode(Encoding.Latin1.GetBytes("\u0082\u00A0"), "shift_jis").ShouldBe("あ");
}
