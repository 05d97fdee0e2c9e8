using Enrichment.Host.Configuration;

namespace Enrichment.Host.Tests.Configuration;

public sealed class SettingsLoaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void The_shipped_settings_are_sound_and_hold_no_key()
    {
        var settings = Load("{}");
        SettingsLoader.Check(settings);
        settings.Run.MaxWorkers.ShouldBe(10);
        settings.Run.StageDelay.ShouldBe(TimeSpan.FromSeconds(2));
        settings.Sources.Hunter.PricePerUnit.ShouldBe(0.0245m);
        settings.Sources.Hunter.ApiKey.ShouldBeEmpty();
        settings.Stages.Keys.ShouldBe(["poc", "fund", "deep"], ignoreOrder: true);
    }

    [Fact]
    public void A_file_beats_the_defaults_and_the_environment_beats_the_file()
    {
        var settings = Load(
            """{ "run": { "maxWorkers": 4, "budget": 7.5 }, "Sources": { "hunter": { "BaseUrl": "https://a.example/v2" } } }""",
            ("ENRICHMENT__RUN__MAXWORKERS", "5"), ("ENRICHMENT__SOURCES__HUNTER__BASEURL", "https://b.example/v2"), ("ENRICHMENT__RUN__STAGEDELAY", "00:00:07"));
        settings.Run.MaxWorkers.ShouldBe(5);
        settings.Run.Budget.ShouldBe(7.5m);
        settings.Run.StageDelay.ShouldBe(TimeSpan.FromSeconds(7));
        settings.Sources.Hunter.BaseUrl.ShouldBe("https://b.example/v2");
        settings.Sources.Hunter.PricePerUnit.ShouldBe(0.0245m);
    }

    [Fact]
    public void A_list_replaces_the_shipped_one_whole()
    {
        var settings = Load("""{ "Sources": { "Hunter": { "Limits": [ { "count": 3, "Period": "00:00:01" } ] } }, "Stages": { "poc": { "Fields": ["contact.email"] } } }""");
        settings.Sources.Hunter.Limits.Select(l => l.Count).ShouldBe([3]);
        settings.Stages["poc"].Fields.ShouldBe(["contact.email"]);
        settings.Stages["poc"].Sources.ShouldNotBeEmpty();
        settings.Stages["fund"].Fields.ShouldNotBeEmpty();
    }

    [Fact]
    public void Keys_and_the_data_directory_have_variables_of_their_own()
    {
        var settings = Load("{}", ("ENRICHMENT_HUNTER_KEY", "h-1"), ("ENRICHMENT_DATA_AXLE_KEY", "d-1"), ("ENRICHMENT_DATA_DIR", "/data"));
        settings.Sources.Hunter.ApiKey.ShouldBe("h-1");
        settings.Sources.DataAxle.ApiKey.ShouldBe("d-1");
        settings.Run.DataDirectory.ShouldBe("/data");
    }

    [Fact]
    public void Strategies_of_the_file_are_handed_on_as_they_stand() =>
        Load("""{ "Strategies": [ { "name": "healthcare", "max_budget": 5 } ] }""").Strategies!.Value.GetArrayLength().ShouldBe(1);

    [Theory]
    [InlineData("""{ "E\uD800nt": {} }""")]
    [InlineData("""{ "Run": { "E\uD800nt": 1 } }""")]
    public void A_name_with_half_a_character_is_refused_by_place(string json) =>
        Should.Throw<ConfigurationProblemException>(() => Load(json)).Message.ShouldContain("enrichment.json: the name of a setting is not text: ");

    [Theory]
    [InlineData("""{ "Runn": {} }""", "enrichment.json: unknown key 'Runn'. Did you mean \"Run\"?")]
    [InlineData("""{ "Run": { "MaxWorker": 3 } }""", "enrichment.json: Run: unknown key 'MaxWorker'. Did you mean \"MaxWorkers\"?")]
    [InlineData("""{ "Sources": { "Hunter": { "Limits": [ { "Cuont": 3 } ] } } }""", "enrichment.json: Sources: Hunter: Limits[0]: unknown key 'Cuont'. Did you mean \"Count\"?")]
    [InlineData("""{ "Stages": { "poc": { "Field": [] } } }""", "enrichment.json: Stages: poc: unknown key 'Field'. Did you mean \"Fields\"?")]
    [InlineData("[]", "enrichment.json: must be a JSON object")]
    [InlineData("{\n \"Run\": {,\n} }", "enrichment.json, line 2: not JSON")]
    [InlineData("""{ "Run": { "MaxWorkers": "many" } }""", "configuration: Run:MaxWorkers")]
    public void What_is_wrong_in_a_file_is_named_where_it_stands(string json, string message) =>
        Should.Throw<ConfigurationProblemException>(() => Load(json)).Message.Replace(folder.Path + "/", "", StringComparison.Ordinal).ShouldStartWith(message);

    [Theory]
    [InlineData("ENRICHMENT__SOURCES__HUNTR__BASEURL", "x", "ENRICHMENT__SOURCES__HUNTR__BASEURL: unknown key 'HUNTR'. Did you mean \"Hunter\"?")]
    [InlineData("ENRICHMENT__RUN__MAXWORKERS", "many", "ENRICHMENT__RUN__MAXWORKERS: 'many' is not a number")]
    [InlineData("ENRICHMENT__SOURCES__HUNTER__ENABLED", "perhaps", "ENRICHMENT__SOURCES__HUNTER__ENABLED: 'perhaps' is not true or false")]
    public void What_is_wrong_in_a_variable_is_named_with_it(string name, string value, string message) =>
        Should.Throw<ConfigurationProblemException>(() => Load("{}", (name, value))).Message.ShouldBe(message);

    [Fact]
    public void Values_out_of_range_are_all_named()
    {
        var settings = Load("""{ "Run": { "MaxWorkers": 21, "MinConfidence": 2 } }""");
        Should.Throw<ConfigurationProblemException>(() => SettingsLoader.Check(settings)).Message
            .ShouldBe("configuration: Run:MaxWorkers: 21 is not from 1 to 20; Run:MinConfidence: 2 is not from 0 to 1");
    }

    [Fact]
    public void A_named_file_that_is_not_there_is_refused() =>
        Should.Throw<ConfigurationProblemException>(() => SettingsLoader.Load(folder.At("none.json"), [])).Message.ShouldStartWith(folder.At("none.json"));

    private EnrichmentSettings Load(string json, params (string Name, string Value)[] environment) =>
        SettingsLoader.Load(folder.Write("enrichment.json", json), environment.Select(e => KeyValuePair.Create(e.Name, e.Value)));

    public void Dispose() => folder.Dispose();
}
