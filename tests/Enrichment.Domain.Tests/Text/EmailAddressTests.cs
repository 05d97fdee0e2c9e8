using Enrichment.Domain.Text;

namespace Enrichment.Domain.Tests.Text;

public class EmailAddressTests
{
    [Theory]
    [InlineData("jo@acme.com", "jo@acme.com", "acme.com")]
    [InlineData(" Jo.Doe+x@Mail.ACME.co.uk. ", "Jo.Doe+x@mail.acme.co.uk", "acme.co.uk")]
    [InlineData("Jo Doe <jo@acme.com>", "jo@acme.com", "acme.com")]
    [InlineData("\"Doe, Jo\" <jo@acme.com>", "jo@acme.com", "acme.com")]
    [InlineData("mailto:jo@acme.com?subject=hi", "jo@acme.com", "acme.com")]
    [InlineData("jo@acme.com; ann@beta.com", "jo@acme.com", "acme.com")]
    [InlineData("jo@müller.de", "jo@xn--mller-kva.de", "xn--mller-kva.de")]
    [InlineData("jo@acme.com,", "jo@acme.com", "acme.com")]
    public void A_messy_cell_gives_its_first_address(string cell, string value, string companyDomain)
    {
        EmailAddress.TryParse(cell, out var address).ShouldBeTrue();
        address.Value.ShouldBe(value);
        address.Key.ShouldBe(value.ToLowerInvariant());
        address.CompanyDomain.ShouldBe(companyDomain);
    }

    [Theory]
    [InlineData("jo@gmail.com")]
    [InlineData("jo@GMAIL.com")]
    [InlineData("jo@mail.yahoo.co.uk")]
    [InlineData("jo@outlook.com")]
    public void A_free_mailbox_names_no_company(string cell)
    {
        EmailAddress.TryParse(cell, out var address).ShouldBeTrue();
        address.IsFreeMail.ShouldBeTrue();
        address.CompanyDomain.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@acme.com")]
    [InlineData("jo@")]
    [InlineData("jo@acme")]
    [InlineData("jo@@acme.com")]
    [InlineData("jo@127.0.0.1")]
    [InlineData(".jo@acme.com")]
    [InlineData("jo.@acme.com")]
    [InlineData("j..o@acme.com")]
    [InlineData("acme.com")]
    [InlineData("jo at acme.com")]
    public void What_is_no_address_is_refused(string? cell) => EmailAddress.TryParse(cell, out _).ShouldBeFalse();

    [Fact]
    public void An_address_read_again_is_itself_and_no_cell_throws()
    {
        var cells = new MessyText(seed: 9);
        var read = 0;
        for (var i = 0; i < 30_000; i++)
        {
            if (!EmailAddress.TryParse($"{cells.Words()}@{cells.Host()}", out var address))
                continue;
            read++;
            EmailAddress.TryParse(address.Value, out var again).ShouldBeTrue(address.Value);
            again.ShouldBe(address);
        }

        read.ShouldBeGreaterThan(500);
    }
}
