using Enrichment.Domain.Identity;
using Enrichment.Domain.Tests.Text;

namespace Enrichment.Domain.Tests.Identity;

public class EntityIdentifierTests
{
    private static readonly EntityIdentifier Identifier = new(TenantId.Default, "a secret of sixteen bytes or more"u8);

    [Theory]
    [InlineData("http://www.acme.com/", null, "acme.com", IdentityBasis.Website)]
    [InlineData("jo@acme.com", null, "acme.com", IdentityBasis.EmailDomain)]
    [InlineData("#NAME?", "jo@mail.acme.com", "acme.com", IdentityBasis.EmailDomain)]
    [InlineData("http://www.facebook.com/acme", "jo@acme.com", "acme.com", IdentityBasis.EmailDomain)]
    [InlineData("http://www.facebook.com/", "jo@acme.com", "facebook.com", IdentityBasis.Website)]
    public void A_company_goes_by_the_domain_of_its_site_or_mail(string site, string? email, string key, IdentityBasis basis)
    {
        var found = Identifier.Company(new CompanyClues(site, email, "Acme"));
        found.Id.ShouldBe(new EntityId("default", EntityKind.Company, key));
        (found.Basis, found.Domain).ShouldBe((basis, key));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("127.0.0.1", "jo@gmail.com")]
    [InlineData("jo@gmail.com", null)]
    [InlineData("http://www.linkedin.com/company/acme", null)]
    public void Without_a_domain_of_its_own_it_goes_provisionally_by_name_and_place(string? site, string? email)
    {
        var found = Identifier.Company(new CompanyClues(site, email, "Acme, Inc.", "USA", "New York"));
        found.Id.ShouldBe(Identifier.Company(new CompanyClues(Name: "ACME LLC", Country: "United States", City: "new york")).Id);
        found.Id!.Value.IsProvisional.ShouldBeTrue();
        found.Id.Value.Key.Length.ShouldBe(27);
        (found.Note is null).ShouldBe(site is null);
    }

    [Fact]
    public void Companies_of_one_name_in_two_places_are_two()
    {
        var ids = new[] { ("USA", "Boston"), ("USA", "Austin"), ("GBR", "Boston"), ("", "Boston"), ("", "") }
            .Select(place => Identifier.Company(new CompanyClues(Name: "Acme", Country: place.Item1, City: place.Item2)).Id);
        ids.Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_row_without_domain_and_name_names_no_company()
    {
        var found = Identifier.Company(new CompanyClues("n/a", "jo@gmail.com", "#NAME?", "USA", "Boston"));
        (found.Id, found.Basis).ShouldBe((null, IdentityBasis.None));
    }

    [Fact]
    public void A_person_goes_by_profile_then_address_then_name_and_organisation()
    {
        var all = new PersonClues("linkedin.com/in/Jane/", "Jane@Acme.com", "Dr. Jane Doe", "Acme Inc");
        Identifier.Person(all).Id.ShouldBe(Identifier.Person(new PersonClues("https://uk.linkedin.com/in/jane?x=1")).Id);
        Identifier.Person(all with { LinkedIn = "linkedin.com/company/acme" }).Id.ShouldBe(Identifier.Person(new PersonClues(Email: "jane@acme.com")).Id);
        var named = Identifier.Person(all with { LinkedIn = null, Email = null });
        named.Id.ShouldBe(Identifier.Person(new PersonClues(Name: "JANE DOE", Organization: "ACME")).Id);
        (named.Basis, named.Id!.Value.IsProvisional).ShouldBe((IdentityBasis.NameAndOrganization, true));
        Identifier.Person(new PersonClues(Name: "Jane Doe")).Id.ShouldBeNull();
        Identifier.Person(new PersonClues(Organization: "Acme")).Id.ShouldBeNull();
    }

    [Fact]
    public void A_persons_id_needs_the_tenants_secret_and_shows_nothing()
    {
        var other = new EntityIdentifier(TenantId.Default, "another secret of sixteen bytes"u8);
        PersonClues[] people = [new(Email: "jane@acme.com"), new("linkedin.com/in/jane"), new(Name: "Jane Doe", Organization: "Acme")];
        foreach (var clues in people)
        {
            var id = Identifier.Person(clues).Id.ShouldNotBeNull();
            other.Person(clues).Id.ShouldNotBe(id);
            id.ToString().ShouldNotContain("jane");
            id.ToString().ShouldNotContain("acme");
        }

        people.Select(clues => Identifier.Person(clues).Id).Distinct().Count().ShouldBe(3);
        Should.Throw<ArgumentException>(() => new EntityIdentifier(TenantId.Default, new byte[15])).Message.ShouldContain("15 bytes");
    }

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData(" a/b c ", "a%2Fb%20c")]
    public void A_property_goes_by_its_vendors_id(string id, string key) =>
        Identifier.Property(id).Id.ShouldBe(new EntityId("default", EntityKind.Property, key));

    [Fact]
    public void A_property_without_an_id_is_none()
    {
        Identifier.Property(" ").Id.ShouldBeNull();
        Identifier.Property(new string('x', 400)).Id.ShouldBeNull();
    }

    [Fact]
    public void Every_id_reads_back_and_equal_clues_give_equal_ids()
    {
        var texts = new MessyText(seed: 29);
        for (var i = 0; i < 5_000; i++)
        {
            var company = new CompanyClues(texts.Host(), texts.Words() + "@" + texts.Host(), texts.Words(), texts.Noise(), texts.Noise());
            var person = new PersonClues("linkedin.com/in/" + texts.Noise(), texts.Host(), texts.Words(), texts.Words());
            foreach (var find in new Func<EntityId?>[]
                { () => Identifier.Company(company).Id, () => Identifier.Person(person).Id, () => Identifier.Property(texts.Pick([company.Name])).Id })
            {
                var id = find();
                find().ShouldBe(id);
                if (id is { } some)
                    EntityId.Parse(some.ToString()).ShouldBe(some);
            }
        }
    }
}
