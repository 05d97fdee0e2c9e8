using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class NameKeyTests
{
    [Theory]
    [InlineData("Acme", "acme")]
    [InlineData("ACME, Inc.", "acme")]
    [InlineData("The Acme Company", "acme")]
    [InlineData("Acme L.L.C.", "acme")]
    [InlineData("Acme Pte. Ltd.", "acme")]
    [InlineData("Acme GmbH & Co. KG", "acme")]
    [InlineData("Acme Sp. z o.o.", "acme")]
    [InlineData("Acme S.A. de C.V.", "acme")]
    [InlineData("Acme Co., Ltd", "acme")]
    [InlineData("AT&T Inc", "at and t")]
    [InlineData("Amazon.com, Inc.", "amazon com")]
    [InlineData("O'Reilly Media", "oreilly media")]
    [InlineData("Jack and Jake’s", "jack and jakes")]
    [InlineData("Café Ångström AB", "cafe angstrom")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("CafÃ©", "cafe")]
    [InlineData("Straße", "strasse")]
    [InlineData("ClearView™ Audio", "clearview audio")]
    [InlineData("Peak®", "peak")]
    [InlineData("Ａｃｍｅ", "acme")]
    [InlineData("トヨタ自動車 株式会社", "トヨタ自動車")]
    [InlineData("ООО Ромашка", "ооо ромашка")]
    [InlineData("1-800-DENTIST", "1 800 dentist")]
    [InlineData(".Club Domains", "club domains")]
    [InlineData("U.S. Steel", "us steel")]
    public void Spellings_of_one_company_share_a_key(string name, string key) => NameKey.Company(name).Value.ShouldBe(key);

    [Theory]
    [InlineData("Inc", "inc")]
    [InlineData("The Limited", "limited")]
    [InlineData("The", "the")]
    [InlineData("Company Company", "company")]
    public void A_name_is_never_dropped_whole(string name, string key) => NameKey.Company(name).Value.ShouldBe(key);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("#NAME?")]
    [InlineData("n/a")]
    [InlineData("!!!")]
    [InlineData("\uFFFD\uFFFD")]
    public void A_cell_without_a_name_has_an_empty_key(string? name)
    {
        NameKey.Company(name).IsEmpty.ShouldBeTrue();
        NameKey.Person(name).IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Dr. José O'Neil, PhD", "jose oneil")]
    [InlineData("MR JOHN SMITH", "john smith")]
    [InlineData("John Smith Jr.", "john smith jr")]
    [InlineData("Jane Doe, MBA, CPA", "jane doe")]
    [InlineData("Dr", "dr")]
    [InlineData("Jane MD", "jane md")]
    public void Titles_and_degrees_are_no_part_of_a_persons_name(string name, string key) => NameKey.Person(name).Value.ShouldBe(key);

    [Fact]
    public void A_key_is_its_own_key_and_no_text_throws()
    {
        var texts = new MessyText(seed: 5);
        for (var i = 0; i < 20_000; i++)
        {
            var text = i % 2 == 0 ? texts.Words() : texts.Noise();
            foreach (var make in new Func<string?, NameKey>[] { NameKey.Company, NameKey.Person, NameKey.Plain })
            {
                var key = make(text);
                if (!Placeholder.IsNothing(key.Value))
                    make(key.Value).ShouldBe(key, text);
                key.Value.ShouldNotStartWith(" ");
                key.Value.ShouldNotContain("  ");
            }
        }
    }
}
