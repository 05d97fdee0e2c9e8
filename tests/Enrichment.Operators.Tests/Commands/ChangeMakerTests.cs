using System.Text.Json;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Tests.Commands;

public class ChangeMakerTests
{
    private readonly Lamps lamps = new();
    private readonly RunnerOfTest runner;

    public ChangeMakerTests() => runner = new RunnerOfTest(lamps.Palette);

    [Fact]
    public async Task A_change_without_a_reason_is_refused_and_changes_nothing()
    {
        (await runner.Refusal("lamp light -b attic")).ShouldStartWith("lamp light: -w is missing");
        (await runner.Refusal("lamp light -b attic -w \" \"")).ShouldBe("-w ' ': is empty");

        lamps.Lit["attic"].ShouldBeFalse();
        runner.Audit.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_by_name_is_made_at_once_and_noted_with_its_reason_and_who_asked()
    {
        (await runner.Run("lamp light -b attic -w \"it is dark\"")).ShouldContain("done");

        lamps.Lit["attic"].ShouldBeTrue();
        runner.Audit.Notes.ShouldBe([("local", "pbm:ann", "lamp.light", "attic", "why: it is dark")]);
    }

    [Fact]
    public async Task A_change_that_is_refused_is_not_noted()
    {
        (await runner.Refusal("lamp light -b hall -w dark")).ShouldBe("the hall has no bulb");

        runner.Audit.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_many_says_what_it_would_do_and_does_nothing()
    {
        var json = JsonDocument.Parse(await runner.Run("lamp light -w dark -j")).RootElement;

        json.GetProperty("dry_run").GetBoolean().ShouldBeTrue();
        json.GetProperty("note").GetString().ShouldBe("nothing was changed yet: add -y to do it");
        json.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("subject").GetString()).ShouldBe(["attic", "hall"]);
        json.GetProperty("changes")[0].GetProperty("outcome").GetString().ShouldBe("would be done");
        lamps.Lit["attic"].ShouldBeFalse();
        runner.Audit.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_many_with_yes_is_made_and_one_that_is_refused_costs_the_others_nothing()
    {
        (await runner.Refusal("lamp light -w dark -y")).ShouldBe("1 of 2 were refused");

        runner.Written.ShouldContain("refused: the hall has no bulb");
        lamps.Lit["attic"].ShouldBeTrue();
        runner.Audit.Notes.Select(n => n.Subject).ShouldBe(["attic"]);
    }

    [Fact]
    public async Task Where_nothing_fits_there_is_nothing_to_change()
    {
        foreach (var name in lamps.Lit.Keys.ToList())
        {
            lamps.Lit[name] = true;
        }

        (await runner.Run("lamp light -w dark")).ShouldContain("there is nothing to change");
    }
}
