using System.Text;
using Enrichment.Domain.Rules;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>Strategies and rules, as operators write them.</summary>
public sealed class RuleTarget : FuzzTarget
{
    public override string Name => "rules";

    public override IReadOnlyList<string> Words => ["\"strategies\":", "\"name\":", "\"rules\":", "\"when\":", "\"max_budget\":", "\"fresh_days\":", "\"segment\":", "\"sources\":", "[", "]", "{", "}"];

    public override Task Feed(byte[] input)
    {
        var json = Encoding.UTF8.GetString(input);
        Refusing(() => StrategyBook.Parse(json));
        Refusing(() => BucketRules.Parse(json));
        return Task.CompletedTask;
    }

    private static void Refusing<T>(Func<T> parse)
        where T : class
    {
        try
        {
            parse().ShouldNotBeNull();
        }
        catch (RulesException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
        }
        catch (ArgumentException incomplete) when (incomplete.ParamName is not null || incomplete.Message.Contains("strateg", StringComparison.OrdinalIgnoreCase))
        {
            incomplete.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
