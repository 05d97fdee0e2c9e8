using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Files;

public sealed class RowIntakeTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_company_row_gives_its_entity_and_what_sources_may_use()
    {
        var draft = Drafts("name,website,city,state\nAcme Ltd,http://www.acme.co.uk/about,N/A,TX\n").Single();
        draft.RowNo.ShouldBe(1);
        draft.Cells.ShouldBe(["Acme Ltd", "http://www.acme.co.uk/about", "N/A", "TX"]);
        var entity = draft.Entities.Single();
        entity.Entity.ToString().ShouldBe("default/company/acme.co.uk");
        entity.Given.ShouldBe(new Dictionary<string, string>
        {
            ["company.domain"] = "acme.co.uk",
            ["company.name"] = "Acme Ltd",
            ["company.state"] = "TX",
        }, ignoreOrder: true);
        draft.Status.ShouldBe(RowStatus.Pending);
    }

    [Fact]
    public void A_person_row_gives_both_the_person_and_the_company()
    {
        var draft = Drafts("First Name,Last Name,Company,Website\nJane,Doe,Acme,acme.com\n").Single();
        draft.Entities.Select(e => e.Entity.Kind).ShouldBe([EntityKind.Company, EntityKind.Person]);
        var person = draft.Entities[1];
        person.Given["person.last_name"].ShouldBe("Doe");
        person.Given["company.domain"].ShouldBe("acme.com");
        person.Entity.Key.ShouldNotContain("doe", Case.Insensitive);
    }

    [Fact]
    public void The_mailbox_of_a_named_company_makes_no_person()
    {
        Drafts("company,email\nAcme,jane@acme.com\n").Single().Entities.Select(e => e.Entity.ToString()).ShouldBe(["default/company/acme.com"]);
        Drafts("email\njane@acme.com\n").Single().Entities.Select(e => e.Entity.Kind).ShouldBe([EntityKind.Company, EntityKind.Person]);
        Drafts("email\ninfo@acme.com\n").Single().Entities.Select(e => e.Entity.Kind).ShouldBe([EntityKind.Company]);
    }

    [Fact]
    public void A_row_that_names_nobody_fails_at_once_and_says_its_line()
    {
        var drafts = Drafts("name,website\n,#NAME?\nAcme,acme.com\n");
        drafts[0].Status.ShouldBe(RowStatus.Failed);
        drafts[0].Reason.ShouldBe("line 2: the row names no company or person to look up");
        drafts[1].Status.ShouldBe(RowStatus.Pending);
    }

    [Fact]
    public void A_row_too_long_fails_alone_and_a_short_one_is_padded()
    {
        var drafts = Drafts("name,website\nAcme,acme.com,more\nBeta\n");
        drafts[0].Status.ShouldBe(RowStatus.Failed);
        drafts[0].Reason!.ShouldStartWith("line 2: 3 cells where the header has 2");
        drafts[0].Cells.ShouldBe(["Acme", "acme.com", "more"]);
        drafts[1].Cells.ShouldBe(["Beta", "", ""]);
        drafts[1].Status.ShouldBe(RowStatus.Pending);
    }

    [Fact]
    public void Cells_in_an_enriched_fields_own_column_count_as_filled()
    {
        var drafts = Drafts("name,website,Industry\nAcme,acme.com,Rockets\nBeta,beta.com, \n");
        drafts[0].Filled.ShouldBe(new Dictionary<string, string> { ["company.industry"] = "Rockets" });
        drafts[1].Filled.ShouldBeEmpty();
        Drafts("name,website,Industry\nAcme,acme.com,Rockets\n", overwrite: true).Single().Filled.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_with_one_chosen_id_are_one_record_about_one_entity()
    {
        var drafts = Drafts("fund.title,poc.first_name,poc.last_name,website\nAcme,Jo,Doe,acme.com\nAcme,Jo,Doe,\nAcme,Al,Roe,acme.com\n");
        drafts[1].RecordId.ShouldBe(drafts[0].RecordId);
        drafts[1].Entities.ShouldBe(drafts[0].Entities);
        drafts[2].RecordId.ShouldNotBe(drafts[0].RecordId);
    }

    [Theory]
    [InlineData("7.5", 7.5)]
    [InlineData("high", 3)]
    [InlineData("Low", 1)]
    [InlineData("", 0)]
    [InlineData("NaN", 0)]
    [InlineData("whatever", 0)]
    public void Priority_is_a_number_or_a_word(string cell, double priority) =>
        Drafts($"name,priority\nAcme,{cell}\n").Single().Priority.ShouldBe(priority);

    private List<RowDraft> Drafts(string text, bool overwrite = false)
    {
        var survey = InputSurvey.Of(Csv.File(folder.Write("in.csv", text)));
        var map = ColumnDetector.Detect(survey, new Dictionary<ColumnRole, int>());
        var entities = new RowEntities(new EntityIdentifier(TenantId.Default, new byte[32]), map);
        var filled = new FilledCells(survey.Columns, ["company.industry"], overwrite);
        return [.. new RowIntake(survey, map, entities, filled, RecordIdRule.For(survey.Columns), _ => new RowBucket("default", "")).Drafts()];
    }

    public void Dispose() => folder.Dispose();
}
