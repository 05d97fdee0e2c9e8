using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Tests.Identity;

public class IdTests
{
    [Fact]
    public void Every_id_reads_back_what_it_writes()
    {
        const string KeySigns = "abcXYZ019-._~!$&'*+,;=:@%";
        const string NameSigns = "abcxyz019-_";
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var entity = new EntityId(Text(NameSigns), (EntityKind)random.Next(3), "k" + Text(KeySigns));
            EntityId.Parse(entity.ToString()).ShouldBe(entity);
            var bucket = new BucketId(new RunId(Text(NameSigns), Text(NameSigns)), Text(NameSigns));
            BucketId.Parse(bucket.ToString()).ShouldBe(bucket);
            RunId.Parse(bucket.Run.ToString()).ShouldBe(bucket.Run);
            TenantId.Parse(entity.Tenant).ToString().ShouldBe(entity.Tenant);
        }

        string Text(string signs) => new([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => signs[random.Next(signs.Length)])]);
    }

    [Fact]
    public void An_entity_is_written_tenant_kind_key() =>
        new EntityId("acme-1", EntityKind.Company, "acme.com").ToString().ShouldBe("acme-1/company/acme.com");

    [Theory]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("t/company")]
    [InlineData("t/company/")]
    [InlineData("t/company/a/b")]
    [InlineData("t/Company/a")]
    [InlineData("t/firm/a")]
    [InlineData("t/0/a")]
    [InlineData("T/company/a")]
    [InlineData("../company/a")]
    [InlineData("t/company/..")]
    [InlineData("t/company/a b")]
    [InlineData("t/company/é")]
    [InlineData(" t/company/a")]
    public void A_text_that_breaks_the_rule_is_no_entity_id(string text)
    {
        EntityId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => EntityId.Parse(text)).Message.ShouldContain($"'{text}'");
    }

    [Theory]
    [InlineData("t/r")]
    [InlineData("t/r/s/x")]
    [InlineData("t/r/s.x")]
    [InlineData("t/R/s")]
    [InlineData("t/r/")]
    public void A_text_that_breaks_the_rule_is_no_bucket_id(string text) =>
        Should.Throw<FormatException>(() => BucketId.Parse(text)).Message.ShouldContain($"'{text}'");

    [Fact]
    public void No_id_can_be_made_that_could_not_be_read_back()
    {
        Should.Throw<FormatException>(() => new EntityId("t", EntityKind.Company, "a/b"));
        Should.Throw<FormatException>(() => new EntityId("t", EntityKind.Company, new string('a', 301)));
        Should.Throw<FormatException>(() => new RunId("t", "Nightly"));
        Should.Throw<FormatException>(() => new BucketId(default, "s"));
        Should.Throw<FormatException>(() => TenantId.Parse(new string('a', 65)));
    }

    [Fact]
    public void Entities_sort_ordinally_by_tenant_kind_and_key()
    {
        EntityId[] sorted =
        [
            new("a", EntityKind.Company, "B"), new("a", EntityKind.Company, "a"), new("a", EntityKind.Company, "a-b"),
            new("a", EntityKind.Person, "a"), new("b", EntityKind.Company, "a"),
        ];
        Enumerable.Reverse(sorted).Order().ShouldBe(sorted);
        (sorted[0] < sorted[1]).ShouldBeTrue();
    }
}
