using Enrichment.Sources.Settings;
using Microsoft.Extensions.Configuration;

namespace Enrichment.Sources.Tests.Settings;

public class SourceSettingsTests
{
    [Fact]
    public void The_shipped_settings_are_valid_and_hold_the_documented_figures()
    {
        var shipped = SourceSettings.Shipped();

        shipped.Problems().ShouldBeEmpty();
        shipped.LimitsProfile.ShouldBe("documented");
        shipped.PerBusinessDefault.ShouldBe(0.10m);
        shipped.Internal.PricePerUnit.ShouldBe(0);
        shipped.Internal.Comment.ShouldNotBeNull();
        shipped.Hunter.PricePerUnit.ShouldBe(0.0245m);
        shipped.Hunter.CreditsPerCompany.ShouldBe(0.2m);
        shipped.Hunter.FreeRepeat.ShouldBe(TimeSpan.FromDays(30));
        shipped.DataAxle.PricePerUnit.ShouldBe(0.10m);
        shipped.DataAxle.Limits.ShouldBe([new RateLimitSettings { Count = 150, Period = TimeSpan.FromSeconds(10) }]);
    }

    [Fact]
    public void Both_verifiers_together_keep_to_the_documented_limit()
    {
        var limits = SourceSettings.Shipped().Hunter.Limits.Where(l => l.Operation is not null).ToList();

        limits.Where(l => l.Period == TimeSpan.FromSeconds(1)).Sum(l => l.Count).ShouldBe(10);
        limits.Where(l => l.Period == TimeSpan.FromMinutes(1)).Sum(l => l.Count).ShouldBe(300);
    }

    public static TheoryData<string, Func<SourceSettings, SourceSettings>> Mistakes() => new()
    {
        { "Sources:LimitsProfile", s => s with { LimitsProfile = "none" } },
        { "Sources:PerBusinessDefault", s => s with { PerBusinessDefault = -1 } },
        { "Sources:ConnectTimeout", s => s with { ConnectTimeout = TimeSpan.Zero } },
        { "Sources:Hunter:BaseUrl", s => s with { Hunter = s.Hunter with { BaseUrl = "hunter.io" } } },
        { "Sources:Hunter:BaseUrl", s => s with { Hunter = s.Hunter with { BaseUrl = "ftp://hunter.io" } } },
        { "Sources:Hunter:BaseUrl", s => s with { Hunter = s.Hunter with { BaseUrl = "https://me:secret@hunter.io" } } },
        { "Sources:Hunter:BaseUrl", s => s with { Hunter = s.Hunter with { BaseUrl = "https://hunter.io/?v=2" } } },
        { "Sources:Hunter:ApiKey", s => s with { Hunter = s.Hunter with { ApiKey = "a\nb" } } },
        { "Sources:Hunter:PricePerUnit", s => s with { Hunter = s.Hunter with { PricePerUnit = -0.01m } } },
        { "Sources:Hunter:Timeout", s => s with { Hunter = s.Hunter with { Timeout = TimeSpan.FromDays(1) } } },
        { "Sources:Hunter:Cap", s => s with { Hunter = s.Hunter with { Cap = -1 } } },
        { "Sources:Hunter:MaxConcurrent", s => s with { Hunter = s.Hunter with { MaxConcurrent = 0 } } },
        { "Sources:Hunter:MaxAttempts", s => s with { Hunter = s.Hunter with { MaxAttempts = 0 } } },
        { "Sources:Hunter:Limits", s => s with { Hunter = s.Hunter with { Limits = [new RateLimitSettings { Count = 0, Period = TimeSpan.FromSeconds(1) }] } } },
        { "Sources:Hunter:CreditsPerCompany", s => s with { Hunter = s.Hunter with { CreditsPerCompany = -1 } } },
        { "Sources:Hunter:VerifierWait", s => s with { Hunter = s.Hunter with { VerifierWait = TimeSpan.Zero } } },
        { "Sources:DataAxle:MinimumScore", s => s with { DataAxle = s.DataAxle with { MinimumScore = 2 } } },
        { "Sources:DataAxle:UnitsPerMiss", s => s with { DataAxle = s.DataAxle with { UnitsPerMiss = -1 } } },
        { "Sources:DataAxle:Attributes", s => s with { DataAxle = s.DataAxle with { Attributes = new Dictionary<string, string> { ["company.nmae"] = "name" } } } },
        { "Sources:Internal:AllowedRanges", s => s with { Internal = s.Internal with { AllowedRanges = ["all"] } } },
        { "Sources:Internal:RobotsToken", s => s with { Internal = s.Internal with { RobotsToken = "bot/1" } } },
        { "Sources:Internal:UserAgent", s => s with { Internal = s.Internal with { UserAgent = "Mozilla" } } },
        { "Sources:Internal:Schemes", s => s with { Internal = s.Internal with { Schemes = [] } } },
        { "Sources:Internal:Schemes", s => s with { Internal = s.Internal with { Schemes = ["file"] } } },
        { "Sources:Internal:ConnectTo", s => s with { Internal = s.Internal with { ConnectTo = "sandbox" } } },
        { "Sources:Internal:Delay", s => s with { Internal = s.Internal with { Delay = TimeSpan.FromSeconds(-1) } } },
        { "Sources:Internal:MaxRequests", s => s with { Internal = s.Internal with { MaxRequests = 1 } } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_setting(string setting, Func<SourceSettings, SourceSettings> mistake) =>
        mistake(SourceSettings.Shipped()).Problems().ShouldHaveSingleItem().ShouldStartWith(setting + ":");

    [Fact]
    public void A_host_lays_its_configuration_over_the_shipped_one()
    {
        var bound = new ConfigurationBuilder()
            .AddJsonStream(SourceSettings.OpenShipped())
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Sources:Hunter:PricePerUnit"] = "0.0149",
                ["Sources:Hunter:ApiKey"] = "k",
                ["Sources:Internal:Delay"] = "00:00:02",
                ["Sources:DataAxle:Attributes:company.name"] = "company_name",
            })
            .Build()
            .GetSection("Sources")
            .Get<SourceSettings>()!;

        var shipped = SourceSettings.Shipped();
        bound.Problems().ShouldBeEmpty();
        bound.Hunter.PricePerUnit.ShouldBe(0.0149m);
        bound.Hunter.OffReason.ShouldBeNull();
        bound.Hunter.CreditsPerCompany.ShouldBe(shipped.Hunter.CreditsPerCompany);
        bound.Hunter.Limits.ShouldBe(shipped.Hunter.Limits);
        bound.Internal.Delay.ShouldBe(TimeSpan.FromSeconds(2));
        bound.Internal.Schemes.ShouldBe(shipped.Internal.Schemes);
        bound.DataAxle.Attributes["company.name"].ShouldBe("company_name");
        bound.DataAxle.Attributes["company.city"].ShouldBe("city");
    }

    [Fact]
    public void A_key_comes_from_the_environment_where_none_is_set()
    {
        var settings = SourceSettings.Shipped() is var s ? s with { DataAxle = s.DataAxle with { ApiKey = "configured" } } : null!;

        var keyed = settings.WithKeysFrom(name => $" from {name} ".Replace(" ", "", StringComparison.Ordinal));

        keyed.Hunter.ApiKey.ShouldBe("fromENRICHMENT_HUNTER_KEY");
        keyed.DataAxle.ApiKey.ShouldBe("configured");
    }

    [Fact]
    public void Settings_as_text_hold_no_key()
    {
        var settings = SourceSettings.Shipped() is var s ? s with { Hunter = s.Hunter with { ApiKey = "s3cret" } } : null!;

        settings.ToString().ShouldNotContain("s3cret");
        settings.Hunter.ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public void At_a_sandbox_every_source_is_there_and_on()
    {
        var settings = SourceSettings.ForSandbox(new Uri("http://127.0.0.1:5080/"), documentedLimits: false);

        settings.Problems().ShouldBeEmpty();
        settings.Hunter.BaseUrl.ShouldBe("http://127.0.0.1:5080/hunter/v2");
        settings.DataAxle.BaseUrl.ShouldBe("http://127.0.0.1:5080/data-axle");
        settings.Internal.ConnectTo.ShouldBe("http://127.0.0.1:5080");
        settings.Internal.Delay.ShouldBe(TimeSpan.Zero);
        new VendorSettings[] { settings.Internal, settings.DataAxle, settings.Hunter }.ShouldAllBe(v => v.OffReason == null);
        SourceSettings.ForSandbox(new Uri("http://127.0.0.1:5080/"), documentedLimits: true).Internal.Delay.ShouldBe(TimeSpan.FromSeconds(0.5));
    }
}
