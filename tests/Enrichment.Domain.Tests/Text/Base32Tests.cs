using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class Base32Tests
{
    [Theory]
    [InlineData("f", 1, "m")]
    [InlineData("foob", 6, "mzxw6y")]
    [InlineData("fooba", 8, "mzxw6ytb")]
    public void It_is_the_alphabet_of_rfc_4648_in_lower_case(string text, int length, string encoded) =>
        Base32.Encode(System.Text.Encoding.ASCII.GetBytes(text), length).ShouldBe(encoded);

    [Fact]
    public void More_characters_than_there_are_bits_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Base32.Encode(new byte[5], 9));
}
