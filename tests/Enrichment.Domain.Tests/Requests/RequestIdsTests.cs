using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Tests.Requests;

public class RequestIdsTests
{
    private static readonly BucketId Bucket = new(new RunId("acme", "r1"), "saas");
    private static readonly EntityId Acme = new("acme", EntityKind.Company, "acme.com");

    [Fact]
    public void The_requests_up_to_one_are_those_of_its_generation_and_of_all_before()
    {
        RequestIds.UpTo(RequestIds.Of(Bucket, Acme, 2)).ShouldBe(
            ["acme/r1/saas|acme/company/acme.com|0", "acme/r1/saas|acme/company/acme.com|1", "acme/r1/saas|acme/company/acme.com|2"]);
        RequestIds.UpTo("of another form").ShouldBe(["of another form"]);
    }

    [Theory]
    [InlineData("acme/r1/saas|acme/company/acme.com|9", true)]
    [InlineData("acme/r1/saas|acme/company/acme.com|10", false)]
    [InlineData("acme/r1/saas|acme/company/acme.com|11", false)]
    [InlineData("acme/r1/saas|acme/company/bcme.com|9", false)]
    [InlineData("acme/r1/saas", false)]
    public void Earlier_is_the_same_askers_request_of_a_lower_generation(string requestId, bool isEarlier) =>
        RequestIds.IsEarlier(requestId, RequestIds.Of(Bucket, Acme, 10)).ShouldBe(isEarlier);
}
