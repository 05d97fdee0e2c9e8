using System.Text;
using Enrichment.Domain.Scheduling;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>Schedules: one that is taken has a next time, or none within its years.</summary>
public sealed class CronTarget : FuzzTarget
{
    public override string Name => "cron";

    public override IReadOnlyList<string> Words => ["*", "*/", "-", ",", "L", "MON", "JAN", "?", "0", "59", "31 2", "29 2"];

    public override Task Feed(byte[] input)
    {
        try
        {
            var cron = CronExpression.Parse(Encoding.UTF8.GetString(input));
            var after = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
            if (cron.Next(after) is { } next) next.ShouldBeGreaterThan(after);
        }
        catch (FormatException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
        }

        return Task.CompletedTask;
    }
}
