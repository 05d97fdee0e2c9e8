using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class ConfigTests
{
    private readonly Config _config = new(new Dictionary<string, string>
    {
        ["gate.capacity"] = "20",
        ["gate.fair"] = "on",
        ["gate.name"] = "hunter",
        ["gate.broken"] = "many",
    });

    [Fact]
    public void Values_are_read_by_path_or_their_default()
    {
        _config.GetInt("gate.capacity").ShouldBe(20);
        _config.GetBoolean("gate.fair").ShouldBeTrue();
        _config.GetString("gate.name").ShouldBe("hunter");
        _config.GetInt("gate.other", 3).ShouldBe(3);
        _config.GetString("gate.other", "none").ShouldBe("none");
    }

    [Fact]
    public void A_part_has_the_settings_below_its_path()
    {
        _config.GetConfig("gate").GetInt("capacity").ShouldBe(20);
        _config.HasPath("gate").ShouldBeTrue();
        _config.GetConfig("door").IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_named()
    {
        var refusal = Should.Throw<ConfigurationException>(() => _config.GetInt("gate.broken"));

        refusal.Message.ShouldContain("gate.broken");
        refusal.Message.ShouldContain("many");
    }
}
