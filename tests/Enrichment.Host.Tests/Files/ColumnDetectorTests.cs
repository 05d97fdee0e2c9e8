using Enrichment.Host.Files;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Files;

public sealed class ColumnDetectorTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string, string> Headers => new()
    {
        { "permalink,name,homepage_url,category_code,funding_total_usd,status,country_code,state_code,region,city,founded_year",
          "domain=homepage_url name=name category=category_code city=city state=state_code country=country_code" },
        { "Company Name,Website,Industry,HQ City,Phone Number", "domain=Website name=Company Name category=Industry city=HQ City phone=Phone Number" },
        { "companyName,companyWebsite,Zip", "domain=companyWebsite name=companyName postal_code=Zip" },
        { "fund.title,poc.first_name,poc.last_name,poc.email", "name=fund.title email=poc.email first_name=poc.first_name last_name=poc.last_name" },
        { "First Name,Last Name,Title,Company,LinkedIn URL", "name=Company first_name=First Name last_name=Last Name title=Title linkedin=LinkedIn URL" },
        { "Organization,NAICS,SIC Code,Address,State,Description,Priority",
          "name=Organization naics=NAICS sic=SIC Code description=Description state=State street=Address priority=Priority" },
        { "company_name,contact_email,contact_first_name,contact_phone", "name=company_name" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Headers_tell_their_role(string header, string roles) =>
        Roles(Detect($"{header}\n{new string(',', header.Count(c => c == ','))}x\n")).ShouldBe(roles);

    [Fact]
    public void Contents_tell_where_headers_do_not()
    {
        var map = Detect("a,b,c\nAcme,acme.com,jo@acme.com\nBeta,http://www.beta.co.uk/x,info@beta.co.uk\nGamma,gamma.io,\nDelta,,x@delta.org\n");
        Roles(map).ShouldBe("domain=b email=c");
        map.Describe().ShouldBe(["domain = b (contents)", "email = c (contents)"]);
    }

    [Fact]
    public void A_domain_column_that_holds_no_domains_is_passed_over() =>
        Roles(Detect("domain,website\nPhysics,acme.com\nBiology,beta.com\nChemistry,gamma.com\nArt,delta.com\n")).ShouldBe("domain=website");

    [Fact]
    public void Numbers_with_dots_are_no_domains() =>
        Roles(Detect("name,version\nA,1.2\nB,1.3\nC,10.0.0.1\nD,2.5\n")).ShouldBe("name=name");

    [Fact]
    public void The_users_choice_wins()
    {
        var survey = Survey("name,website,mine\nx,acme.com,beta.com\n");
        var map = ColumnDetector.Detect(survey, ColumnOverrides.Parse("domain=mine, name=WEBSITE", survey.Columns));
        Roles(map).ShouldBe("domain=mine name=website");
    }

    [Fact]
    public void A_role_that_no_column_has_by_the_users_word_is_found_neither_by_header_nor_by_contents()
    {
        var survey = Survey("name,website\nAcme,acme.com\nBeta,beta.com\nGamma,gamma.com\n");
        var map = ColumnDetector.Detect(survey, new Dictionary<ColumnRole, int>(), new HashSet<ColumnRole> { ColumnRole.Domain });
        Roles(map).ShouldBe("name=name");
    }

    [Theory]
    [InlineData("domian=url", "--columns: there is no role 'domian'. Did you mean \"domain\"?")]
    [InlineData("domain=homepage_ulr", "--columns: the input has no column 'homepage_ulr'. Did you mean \"homepage_url\"?")]
    [InlineData("domain", "--columns: 'domain' is not role=column, such as domain=homepage_url")]
    [InlineData("name=name,name=name", "--columns: name is given twice")]
    public void A_wrong_choice_is_named_with_the_nearest_right_one(string text, string message) =>
        Should.Throw<FormatException>(() => ColumnOverrides.Parse(text, ["name", "homepage_url"])).Message.ShouldBe(message);

    private static string Roles(ColumnMap map) =>
        string.Join(' ', map.Roles.OrderBy(r => r.Key).Select(r => $"{r.Key.Word()}={map.Columns[r.Value]}"));

    private ColumnMap Detect(string text) => ColumnDetector.Detect(Survey(text), new Dictionary<ColumnRole, int>());

    private InputSurvey Survey(string text) => InputSurvey.Of(Csv.File(folder.Write("in.csv", text)));

    public void Dispose() => folder.Dispose();
}
