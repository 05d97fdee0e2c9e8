using Enrichment.Domain.Rules;

namespace Enrichment.Domain.Tests.Rules;

public class BucketRulesTests
{
    [Theory]
    [InlineData("software", "saas")]
    [InlineData("web", "saas")]
    [InlineData("mobile", "saas")]
    [InlineData("network_hosting", "saas")]
    [InlineData("biotech", "healthcare-biotech")]
    [InlineData("health", "healthcare")]
    [InlineData("medical", "healthcare")]
    [InlineData("Hospitals & Clinics", "healthcare")]
    [InlineData("Urgent Care", "healthcare-urgent")]
    [InlineData("healthcare-urgent", "healthcare-urgent")]
    [InlineData("hospitality", "restaurants")]
    [InlineData("Restaurants", "restaurants")]
    [InlineData("games_video", "media")]
    [InlineData("finance", "finance")]
    [InlineData("real_estate", "realestate")]
    [InlineData("cleantech", "energy")]
    [InlineData("Education", "education")]
    [InlineData("other", "other")]
    [InlineData("default", "default")]
    [InlineData("underwater basket weaving", "other")]
    public void A_category_tells_the_vertical(string category, string vertical) =>
        BucketRules.Shipped.Assign(new BusinessFeatures(category)).Vertical.ShouldBe(vertical);

    [Theory]
    [InlineData("""{"rules":[{"vertical":"\ud800"}]}""")]
    [InlineData("""{"\ud800":[]}""")]
    [InlineData("""{"rules":[{"a":1,"\ud800":1,"\udfff":2}]}""")]
    public void Half_of_a_pair_of_surrogates_is_refused(string json) =>
        Should.Throw<RulesException>(() => BucketRules.Parse(json)).Message.ShouldContain("surrogates");

    [Theory]
    [InlineData("621111", null, "healthcare")]
    [InlineData("621493.0", null, "healthcare-urgent")]
    [InlineData("325412", null, "healthcare-biotech")]
    [InlineData("722511; 722513", null, "restaurants")]
    [InlineData("511210", null, "saas")]
    [InlineData("513210", null, "saas")]
    [InlineData("541512", null, "saas")]
    [InlineData("518210", null, "saas")]
    [InlineData("541110", null, "services")]
    [InlineData("333242", null, "manufacturing")]
    [InlineData(null, "8011", "healthcare")]
    [InlineData(null, "5812-08", "restaurants")]
    [InlineData(null, "7372", "saas")]
    [InlineData(null, "2834", "healthcare-biotech")]
    public void A_code_tells_the_vertical(string? naics, string? sic, string vertical) =>
        BucketRules.Shipped.Assign(new BusinessFeatures(null, naics, sic)).Vertical.ShouldBe(vertical);

    [Theory]
    [InlineData("Joe's Pizzeria", null, "restaurants")]
    [InlineData("WellNow Urgent Care", null, "healthcare-urgent")]
    [InlineData("Springfield Dental Group", null, "healthcare")]
    [InlineData("Acme", "A SaaS platform for developers", "saas")]
    [InlineData("Acme", "Makes anvils", "other")]
    [InlineData("Hospitality Partners", null, "default")]
    [InlineData("Acme", null, "default")]
    public void Words_of_name_and_description_tell_it_where_nothing_else_does(string name, string? description, string vertical) =>
        BucketRules.Shipped.Assign(new BusinessFeatures(Name: name, Description: description)).Vertical.ShouldBe(vertical);

    [Fact]
    public void The_category_outweighs_a_word_of_the_name() =>
        BucketRules.Shipped.Assign(new BusinessFeatures("software", Name: "Pizza Kitchen Apps")).Vertical.ShouldBe("saas");

    [Fact]
    public void A_refinement_adds_to_what_it_refines()
    {
        var bucket = BucketRules.Shipped.Assign(new BusinessFeatures("health", Name: "WellNow Urgent Care", Country: "USA", State: "NY"));
        bucket.Vertical.ShouldBe("healthcare-urgent");
        bucket.Because.ShouldBe(
            ["name \"urgent care\": healthcare-urgent +6", "category \"health\": healthcare +10", "country and state: us-ny"]);
    }

    [Fact]
    public void A_business_without_features_is_default()
    {
        var bucket = BucketRules.Shipped.Assign(new BusinessFeatures());
        (bucket.Vertical, bucket.Geo).ShouldBe(("default", "unknown"));
        bucket.Because.ShouldBe(["nothing tells the trade: default", "no country: unknown"]);
    }

    [Theory]
    [InlineData("USA", "CA", "us-ca")]
    [InlineData("United States", "California", "us-ca")]
    [InlineData("us", "Bavaria", "us")]
    [InlineData("GBR", "London", "gb")]
    [InlineData("Canada", "ON", "ca-on")]
    [InlineData("", "Texas", "us-tx")]
    [InlineData("", "WA", "unknown")]
    [InlineData("Atlantis", "CA", "unknown")]
    [InlineData("", "", "unknown")]
    public void The_place_tells_the_geography(string country, string state, string geo) =>
        BucketRules.Shipped.Assign(new BusinessFeatures(Country: country, State: state)).Geo.ShouldBe(geo);

    [Fact]
    public void A_rule_holds_when_each_of_its_features_fits()
    {
        var rules = BucketRules.Parse("""
            {"rules": [
              {"vertical": "bay-saas", "weight": 20, "category": ["software"], "state": ["CA"], "city": ["San Francisco", "Palo*"]},
              {"vertical": "saas", "category": ["software"]}],
             "geo": {"rules": [{"bucket": "bay", "country": ["US"], "city": ["Palo Alto"]}]}}
            """);
        rules.Verticals.ShouldBe(["bay-saas", "saas"]);
        rules.Assign(new BusinessFeatures("Software", Country: "USA", State: "CA", City: "Palo Alto")).ShouldSatisfyAllConditions(
            bucket => (bucket.Vertical, bucket.Geo).ShouldBe(("bay-saas", "bay")),
            bucket => bucket.Because[0].ShouldBe("category \"software\" and state \"CA\" and city \"Palo*\": bay-saas +20"));
        rules.Assign(new BusinessFeatures("Software", Country: "USA", State: "NY", City: "Palo Alto")).Vertical.ShouldBe("saas");
        rules.Assign(new BusinessFeatures("Software", Country: "CA", State: "CA", City: "Paris")).ShouldSatisfyAllConditions(
            bucket => (bucket.Vertical, bucket.Geo).ShouldBe(("saas", "ca")));
    }

    [Fact]
    public void Among_equals_the_first_rule_wins()
    {
        const string Rules = """{"rules": [{"vertical": "b", "name": ["x"]}, {"vertical": "a", "name": ["x"]}]}""";
        BucketRules.Parse(Rules).Assign(new BusinessFeatures(Name: "X")).Vertical.ShouldBe("b");
    }

    [Theory]
    [InlineData("""{"rules": [{"vertical": "a", "name": ["x"]}, {"vertical": "b", "nmae": ["x"]}]}""", "rules[1] unknown key \"nmae\". Did you mean \"name\"?")]
    [InlineData("""{"rules": [{"name": ["x"]}]}""", "rules[0] \"vertical\" is missing")]
    [InlineData("""{"rules": [{"vertical": "a"}]}""", "rules[0] has no condition")]
    [InlineData("""{"rules": [{"vertical": "a b", "name": ["x"]}]}""", "rules[0] vertical \"a b\" is no bucket's name")]
    [InlineData("""{"rules": [{"vertical": "a", "name": []}]}""", "rules[0] name must name at least one value")]
    [InlineData("""{"rules": [{"vertical": "a", "name": "x"}]}""", "rules[0] name must be a list, not string")]
    [InlineData("""{"rules": [{"vertical": "a", "name": ["x", 3]}]}""", "rules[0] name[1] must be a text, not number")]
    [InlineData("""{"rules": [{"vertical": "a", "name": ["!"]}]}""", "rules[0] name \"!\" has no word in it")]
    [InlineData("""{"rules": [{"vertical": "a", "naics": ["62x"]}]}""", "rules[0] naics \"62x\" is no code")]
    [InlineData("""{"rules": [{"vertical": "a", "country": ["Atlantis"]}]}""", "rules[0] country \"Atlantis\" is no country")]
    [InlineData("""{"rules": [{"vertical": "a", "weight": 0, "name": ["x"]}]}""", "rules[0] weight must be from 1 to 1000, not 0")]
    [InlineData("""{"rules": [], "geo": {"states": []}}""", "geo unknown key \"states\". Did you mean \"states_of\"?")]
    [InlineData("""{"rules": [], "geo": {"states_of": ["XX"]}}""", "geo states_of[0] \"XX\" is no country")]
    [InlineData("""{"rules": [], "geo": {"rules": [{"bucket": "a"}]}}""", "geo rules[0] has no condition")]
    [InlineData("{\n\"rules\": [,]}", "line 2")]
    [InlineData("", "not JSON")]
    public void A_wrong_file_says_where_and_why(string json, string message) =>
        Should.Throw<RulesException>(() => BucketRules.Parse(json)).Message.ShouldContain(message);
}
