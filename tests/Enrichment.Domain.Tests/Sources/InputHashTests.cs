using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Sources;

public class InputHashTests
{
    private static readonly byte[] Secret = "a tenant's secret"u8.ToArray();

    [Fact]
    public void A_known_question_keeps_its_hash_for_ever() =>
        InputHash.Of("hunter.company", Inputs(("company.domain", "acme.com"))).ShouldBe("4f73113ee3b73b18dfe850fba2e877a6");

    [Theory]
    [InlineData("ACME.com", "acme.com", true)]
    [InlineData("  Acme  \t Plumbing\n", "acme plumbing", true)]
    [InlineData("acmeplumbing", "acme plumbing", false)]
    public void Case_and_spaces_do_not_make_another_question(string one, string other, bool same) =>
        (InputHash.Of("op", Inputs(("company.name", one))) == InputHash.Of("op", Inputs(("company.name", other)))).ShouldBe(same);

    [Fact]
    public void The_order_of_the_inputs_and_blank_ones_do_not_matter() =>
        InputHash.Of("op", Inputs(("b", "2"), ("a", "1"), ("c", " "))).ShouldBe(InputHash.Of("op", Inputs(("a", "1"), ("b", "2"))));

    [Fact]
    public void Operation_field_and_text_all_count()
    {
        string[] hashes =
        [
            InputHash.Of("op", Inputs(("a", "x"))),
            InputHash.Of("op2", Inputs(("a", "x"))),
            InputHash.Of("op", Inputs(("b", "x"))),
            InputHash.Of("op", Inputs(("a", "y"))),
            InputHash.Of("op", Inputs(("ax", ""))),
            InputHash.Of("op", Inputs(("a", "x"), ("b", "x"))),
            InputHash.Of("op", Inputs(("a", "xb"), ("x", "y"))),
        ];

        hashes.Distinct().Count().ShouldBe(hashes.Length);
        hashes.ShouldAllBe(h => h.Length == 32);
    }

    [Fact]
    public void Personal_inputs_depend_on_the_secret_and_others_do_not()
    {
        var person = Inputs(("person.email", "ann@acme.com"));
        InputHash.Of("op", person, Secret).ShouldNotBe(InputHash.Of("op", person, "another"u8));

        var company = Inputs(("company.domain", "acme.com"));
        InputHash.Of("op", company, Secret).ShouldBe(InputHash.Of("op", company));
    }

    [Theory]
    [InlineData("person.email")]
    [InlineData("contact.email")]
    public void Personal_inputs_without_a_secret_are_refused(string field) =>
        Should.Throw<ArgumentException>(() => InputHash.Of("op", Inputs((field, "ann@acme.com"))));

    private static Dictionary<string, string> Inputs(params (string Field, string Text)[] inputs) =>
        inputs.ToDictionary(i => i.Field, i => i.Text);
}
