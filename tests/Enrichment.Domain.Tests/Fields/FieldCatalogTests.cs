using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Tests.Fields;

public class FieldCatalogTests
{
    [Fact]
    public void Names_and_columns_are_unique()
    {
        FieldCatalog.All.Select(f => f.Name).Distinct().Count().ShouldBe(FieldCatalog.All.Count);
        FieldCatalog.All.Select(f => f.Column).Distinct().Count().ShouldBe(FieldCatalog.All.Count);
    }

    [Fact]
    public void Every_field_is_found_by_its_exact_name_and_keeps_its_place()
    {
        for (var i = 0; i < FieldCatalog.All.Count; i++)
        {
            FieldCatalog.Find(FieldCatalog.All[i].Name).ShouldBe(FieldCatalog.All[i]);
            FieldCatalog.OrderOf(FieldCatalog.All[i].Name).ShouldBe(i);
        }

        FieldCatalog.Find("Company.Name").ShouldBeNull();
        FieldCatalog.OrderOf("company.unheard_of").ShouldBe(int.MaxValue);
    }

    [Fact]
    public void A_persons_fields_belong_to_persons_and_all_others_to_companies() =>
        FieldCatalog.All.ShouldAllBe(f => (f.Kind == EntityKind.Person) == f.Name.StartsWith("person.", StringComparison.Ordinal));

    [Theory]
    [InlineData("person.email", true)]
    [InlineData("contact.email", true)]
    [InlineData("company.email", false)]
    [InlineData("personal.email", false)]
    public void What_tells_something_of_a_person_is_personal_in_a_company_too(string field, bool personal) =>
        FieldCatalog.IsPersonal(field).ShouldBe(personal);
}
