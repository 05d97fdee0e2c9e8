using System.Text;
using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class MojibakeTests
{
    [Theory]
    [InlineData("CafÃ©", "Café")]
    [InlineData("ItÃ¢â‚¬â„¢s", "It’s")]
    [InlineData("Café", "Café")]
    [InlineData("日本", "日本")]
    [InlineData("Ã", "Ã")]
    [InlineData("plain", "plain")]
    public void Utf8_read_as_windows_1252_is_repaired_and_nothing_else(string text, string repaired) =>
        Mojibake.Repair(text).ShouldBe(repaired);

    [Fact]
    public void Any_text_damaged_once_is_repaired()
    {
        var texts = new MessyText(seed: 17);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new string([.. texts.Noise().Where(c => !char.IsSurrogate(c))]);
            if (Mojibake.Repair(text) != text)
                continue;
            Mojibake.Repair(Windows1252.Decode(Encoding.UTF8.GetBytes(text))).ShouldBe(text);
        }
    }

    [Fact]
    public void Every_byte_of_windows_1252_has_its_own_character()
    {
        for (var code = 0; code < 256; code++)
        {
            var character = Windows1252.Decode([(byte)code])[0];
            Windows1252.TryEncode(character, out var back).ShouldBeTrue();
            back.ShouldBe((byte)code);
        }

        Windows1252.Decode([0x93, 0x80, 0x94, 0xE9]).ShouldBe("“€”é");
        Windows1252.TryEncode('日', out _).ShouldBeFalse();
    }
}
