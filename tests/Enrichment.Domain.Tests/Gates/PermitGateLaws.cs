using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Tests.Gates;

/// <summary>What holds whatever is asked, returned, cancelled, moved or paused in whatever order.</summary>
public class PermitGateLaws
{
    private const int Steps = 250;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_gate_decides_and_wakes_as_the_plain_rules_say(int seed) => new Schedule(seed).Play(Steps).Starts.ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_permit_goes_to_a_lower_class_while_a_higher_one_could_start_at_the_same_account(int seed)
    {
        var schedule = new Schedule(seed)
        {
            OnGrant = (granted, model, now) => model.Waiting
                .FindAll(w => w.Request.Account == granted.Account && w.Request.Class < granted.Class && model.CouldStart(w.Request, now))
                .ShouldBeEmpty(),
        };

        schedule.Play(Steps);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Within_class_and_tenant_nobody_is_overtaken_who_could_start(int seed)
    {
        var schedule = new Schedule(seed)
        {
            OnGrant = (granted, model, now) =>
            {
                var arrival = model.Waiting.Single(w => w.Request == granted).Arrival;
                model.Waiting
                    .FindAll(w =>
                        w.Request.Account == granted.Account && w.Request.Class == granted.Class && w.Request.Tenant == granted.Tenant
                        && w.Arrival < arrival && model.CouldStart(w.Request, now))
                    .ShouldBeEmpty();
            },
        };

        schedule.Play(Steps);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_scope_and_no_account_ever_holds_more_than_it_may(int seed)
    {
        var schedule = new Schedule(seed)
        {
            OnGrant = (granted, model, _) =>
            {
                model.Held.Values.Count(h => h.Request.Scope == granted.Scope).ShouldBeLessThan(granted.ScopeLimit);
                var most = Schedule.Accounts.Single(a => a.Name == granted.Account).MaxConcurrent ?? int.MaxValue;
                model.Held.Values.Count(h => h.Request.Account == granted.Account).ShouldBeLessThan(most);
            },
        };

        schedule.Play(Steps);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_stretch_of_a_windows_period_ever_holds_more_starts_than_the_vendor_allows(int seed)
    {
        var starts = new Schedule(seed).Play(Steps).Drain().Starts;

        foreach (var (account, window) in Schedule.Accounts.SelectMany(a => a.Windows, (a, w) => (a.Name, w)))
        {
            var counted = starts.Where(s => s.Request.Account == account && Counts(window, s.Request.Operation)).Select(s => s.At).ToList();
            foreach (var (first, beyond) in counted.Zip(counted.Skip(window.Count)))
            {
                (beyond - first).ShouldBeGreaterThan(window.Period);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_is_lost_every_request_ends_granted_refused_or_cancelled(int seed) =>
        new Schedule(seed).Play(Steps).Drain().Fates.Values.ShouldAllBe(fate => fate != null);

    private static bool Counts(RateWindow window, string operation) => window.Operation is null || window.Operation == operation;
}
