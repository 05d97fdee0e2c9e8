using Akka.Actor;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Actors.Tests.Gates;

public sealed class SourceGateTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private ActorBench bench = Bench(new AccountDefinition("hunter", [], 1, null, null));
    private Listener? asker;

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_permit_goes_to_the_highest_class_first_however_late_it_asked()
    {
        var gate = Gate();
        gate.Tell(Ask("held", PriorityClass.Low), Asker.Ref);
        Granted().ShouldBe(["held"]);

        gate.Tell(Ask("minimal", PriorityClass.Minimal), Asker.Ref);
        gate.Tell(Ask("low", PriorityClass.Low), Asker.Ref);
        gate.Tell(Ask("high", PriorityClass.High), Asker.Ref);
        Granted().ShouldBeEmpty();

        gate.Tell(Ended("held"), Asker.Ref);
        Granted().ShouldBe(["high"]);
        gate.Tell(Ended("high"), Asker.Ref);
        Granted().ShouldBe(["low"]);
    }

    [Fact]
    public void A_request_that_is_raised_while_it_still_lies_in_the_mailbox_is_granted_in_its_new_class()
    {
        var gate = Gate();
        gate.Tell(Ask("held", PriorityClass.Low), Asker.Ref);
        Granted().ShouldBe(["held"]);

        gate.Tell(Ask("raised", PriorityClass.Minimal), Asker.Ref);
        gate.Tell(new ReprioritisePermit("raised", PriorityClass.High), Asker.Ref);
        gate.Tell(Ask("medium", PriorityClass.Medium), Asker.Ref);
        bench.Run();
        gate.Tell(Ended("held"), Asker.Ref);

        Granted().ShouldBe(["raised"]);
    }

    [Theory]
    [InlineData(PriorityClass.High)]
    [InlineData(PriorityClass.Minimal)]
    public void A_request_that_is_taken_back_while_it_still_lies_in_the_mailbox_holds_no_permit(PriorityClass of)
    {
        var gate = Gate();

        gate.Tell(Ask("unwanted", of), Asker.Ref);
        gate.Tell(new CancelPermit("unwanted"), Asker.Ref);
        gate.Tell(Ask("wanted", PriorityClass.Minimal), Asker.Ref);

        Granted().ShouldContain("wanted");
        View(gate).InFlight.ShouldBe(1);
    }

    [Fact]
    public void A_request_made_once_more_that_its_own_end_overtakes_holds_no_permit()
    {
        var gate = Gate();
        gate.Tell(Ask("twice"), Asker.Ref);
        Granted().ShouldBe(["twice"]);

        gate.Tell(Ask("twice"), Asker.Ref);
        gate.Tell(new ReleasePermit("twice"), Asker.Ref);

        Granted().ShouldBeEmpty();
        View(gate).InFlight.ShouldBe(0);
    }

    [Fact]
    public void A_permit_that_is_not_used_goes_to_the_next_and_says_nothing_about_the_account()
    {
        var gate = Gate();
        gate.Tell(Ask("first"), Asker.Ref);
        gate.Tell(Ask("second"), Asker.Ref);
        Granted().ShouldBe(["first"]);

        gate.Tell(new ReleasePermit("first"), Asker.Ref);

        Granted().ShouldBe(["second"]);
    }

    [Fact]
    public void A_grant_that_was_lost_on_the_way_is_told_again_to_who_asks_again()
    {
        var gate = Gate();
        gate.Tell(Ask("one"), Asker.Ref);
        Granted().ShouldBe(["one"]);

        gate.Tell(Ask("one"), Asker.Ref);

        Granted().ShouldBe(["one"]);
        View(gate).InFlight.ShouldBe(1);
    }

    [Fact]
    public void Who_asks_again_while_it_waits_keeps_its_place()
    {
        var gate = Gate();
        gate.Tell(Ask("held"), Asker.Ref);
        gate.Tell(Ask("acme/company/first.com@era1-1.1.1"), Asker.Ref);
        gate.Tell(Ask("acme/company/second.com@era1-2.1.1"), Asker.Ref);
        gate.Tell(Ask("acme/company/first.com@era1-1.1.1"), Asker.Ref);
        Granted().ShouldBe(["held"]);

        gate.Tell(Ended("held"), Asker.Ref);

        Granted().ShouldBe(["acme/company/first.com@era1-1.1.1"]);
    }

    [Fact]
    public void Who_asks_again_in_another_class_waits_in_that_one()
    {
        var gate = Gate();
        gate.Tell(Ask("held"), Asker.Ref);
        Granted().ShouldBe(["held"]);
        gate.Tell(Ask("first"), Asker.Ref);
        gate.Tell(Ask("raised", PriorityClass.Minimal), Asker.Ref);
        Granted().ShouldBeEmpty();
        gate.Tell(Ask("raised", PriorityClass.High), Asker.Ref);
        Granted().ShouldBeEmpty();

        gate.Tell(Ended("held"), Asker.Ref);

        Granted().ShouldBe(["raised"]);
    }

    [Fact]
    public void A_permit_that_nobody_returns_is_taken_back_when_its_lease_is_over()
    {
        var gate = Gate();
        gate.Tell(Ask("lost"), Asker.Ref);
        gate.Tell(Ask("next"), Asker.Ref);
        Granted().ShouldBe(["lost"]);

        bench.Pass(GateSettings.Default.PermitLease - Second);
        Granted().ShouldBeEmpty();
        bench.Pass(TimeSpan.FromMinutes(1));

        Granted().ShouldBe(["next"]);
    }

    [Fact]
    public void A_permit_of_an_incarnation_that_is_gone_goes_to_the_next_one_of_the_same_entity()
    {
        var gate = Gate();
        gate.Tell(Ask("acme/company/acme.com@era1-7.1.1"), Asker.Ref);
        gate.Tell(Ask("acme/company/other.com@era1-8.1.1"), Asker.Ref);
        Granted().ShouldBe(["acme/company/acme.com@era1-7.1.1"]);

        gate.Tell(Ask("acme/company/acme.com@era2-1.1.1"), Asker.Ref);

        Granted().ShouldBe(["acme/company/other.com@era1-8.1.1"]);
        View(gate).InFlight.ShouldBe(1);
        View(gate).Queued.ShouldBe(1);
    }

    [Fact]
    public void An_incarnation_that_one_which_is_gone_was_late_to_displace_has_its_turn_when_it_asks_again()
    {
        var gate = Gate();
        gate.Tell(Ask("acme/company/acme.com@era2-1.1.1"), Asker.Ref);
        gate.Tell(Ask("acme/company/acme.com@era1-7.1.1"), Asker.Ref);
        Granted();

        gate.Tell(Ask("acme/company/acme.com@era2-1.1.1"), Asker.Ref);

        Granted().ShouldBe(["acme/company/acme.com@era2-1.1.1"]);
        View(gate).InFlight.ShouldBe(1);
    }

    [Fact]
    public void A_permit_whose_end_was_lost_goes_to_the_next_one_of_the_same_entity()
    {
        var gate = Gate();
        gate.Tell(Ask("acme/company/acme.com@era1-7.9.1"), Asker.Ref);
        Granted().ShouldBe(["acme/company/acme.com@era1-7.9.1"]);

        gate.Tell(Ask("acme/company/acme.com@era1-7.10.1"), Asker.Ref);

        Granted().ShouldBe(["acme/company/acme.com@era1-7.10.1"]);
        View(gate).InFlight.ShouldBe(1);
    }

    [Theory]
    [InlineData("acme/company/acme.com@era1-7.9.1")]
    [InlineData("acme/company/acme.com@era1-7.10.1")]
    public void A_request_that_comes_after_a_later_one_of_the_same_incarnation_takes_nothing_away(string late)
    {
        var gate = Gate();
        gate.Tell(Ask("acme/company/acme.com@era1-7.10.2"), Asker.Ref);
        Granted();

        gate.Tell(Ask(late), Asker.Ref);

        Granted().ShouldBeEmpty();
        View(gate).ShouldSatisfyAllConditions(v => v.InFlight.ShouldBe(1), v => v.Queued.ShouldBe(0));
        gate.Tell(Ended("acme/company/acme.com@era1-7.10.2"), Asker.Ref);
        Granted().ShouldBeEmpty();
        View(gate).InFlight.ShouldBe(0);
    }

    [Fact]
    public void An_account_that_fails_again_and_again_refuses_until_one_call_has_tried_it()
    {
        var gate = Gate();
        for (var i = 0; i < GateSettings.Default.BreakerThreshold; i++)
        {
            gate.Tell(Ask($"f{i}"), Asker.Ref);
            Granted().ShouldBe([$"f{i}"]);
            gate.Tell(Ended($"f{i}", AnswerClass.Retry), Asker.Ref);
        }

        gate.Tell(Ask("refused"), Asker.Ref);
        Asker.Only<PermitDecision>().Refused.ShouldBe(MissingReason.Error);

        bench.Pass(GateSettings.Default.BreakerOpenFor);
        gate.Tell(Ask("probe"), Asker.Ref);
        gate.Tell(Ask("behind"), Asker.Ref);
        Asker.Heard<PermitDecision>().Select(d => (d.Request.PermitId, d.Refused)).ShouldBe([("probe", null), ("behind", MissingReason.Error)]);
        gate.Tell(Ended("probe"), Asker.Ref);
        gate.Tell(Ask("well"), Asker.Ref);
        Granted().ShouldBe(["well"]);
    }

    [Fact]
    public void An_account_whose_allowance_is_gone_refuses_who_waits_there_so_that_they_go_elsewhere()
    {
        var gate = Gate();
        gate.Tell(Ask("first"), Asker.Ref);
        gate.Tell(Ask("waits"), Asker.Ref);
        Granted().ShouldBe(["first"]);

        gate.Tell(Ended("first", AnswerClass.QuotaGone), Asker.Ref);
        Asker.Only<PermitDecision>().Refused.ShouldBe(MissingReason.Quota);

        gate.Tell(new ResumeAccount("hunter"), Asker.Ref);
        Asker.Only<GateDone>().Problem.ShouldBeNull();
        gate.Tell(Ask("again"), Asker.Ref);
        Granted().ShouldBe(["again"]);
    }

    [Fact]
    public void A_new_gate_decides_nothing_before_it_has_counted_the_calls_of_its_predecessor()
    {
        bench.Dispose();
        bench = Bench(new AccountDefinition("hunter", [new RateWindow(null, 2, TimeSpan.FromSeconds(10))], null, null, null));
        var ledger = new HeldLedger(bench.Store.Ledger) { Starts = new TaskCompletionSource<IReadOnlyList<CallStart>>() };
        var gate = Gate(ledger);
        gate.Tell(Ask("one"), Asker.Ref);
        gate.Tell(Ask("two"), Asker.Ref);
        Granted().ShouldBeEmpty();

        ledger.Starts.SetResult([new CallStart("hunter", "hunter.company", bench.Time.GetUtcNow() - (4 * Second))]);

        Granted().ShouldBe(["one"]);
        bench.Pass(7 * Second);
        Granted().ShouldBe(["two"]);
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_keeps_no_rate_window_shut()
    {
        bench.Dispose();
        bench = Bench(new AccountDefinition("hunter", [new RateWindow(null, 1, TimeSpan.FromSeconds(10))], null, null, null));
        var gate = Gate();
        gate.Tell(Ask("one"), Asker.Ref);
        gate.Tell(Ask("two"), Asker.Ref);
        Granted().ShouldBe(["one"]);

        bench.TurnWallClock(TimeSpan.FromHours(-2));
        bench.Pass(10 * Second);
        Granted().ShouldBeEmpty();
        bench.Pass(Second);

        Granted().ShouldBe(["two"]);
    }

    [Fact]
    public void A_request_of_nobody_takes_no_permit_from_those_who_wait()
    {
        bench = Bench(new AccountDefinition("hunter", [], 1, null, null));
        var gate = Gate();
        gate.Tell(Ask("of somebody gone", PriorityClass.High), ActorRefs.NoSender);
        gate.Tell(Ask("of somebody", PriorityClass.Low), Asker.Ref);

        Granted().ShouldBe(["of somebody"]);
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_keeps_no_account_waiting_that_was_told_to_slow_down()
    {
        var gate = Gate();
        gate.Tell(Ask("one"), Asker.Ref);
        Granted().ShouldBe(["one"]);
        gate.Tell(new ReturnPermit(new PermitReturn("one", AnswerClass.Throttled, 30 * Second)), Asker.Ref);
        gate.Tell(Ask("two"), Asker.Ref);

        bench.TurnWallClock(TimeSpan.FromDays(-1));
        bench.Pass(29 * Second);
        Granted().ShouldBeEmpty();
        bench.Pass(Second);

        Granted().ShouldBe(["two"]);
    }

    [Fact]
    public void A_retry_waits_as_long_as_it_asked_to_though_the_wall_clock_was_turned()
    {
        var gate = Gate();

        gate.Tell(Ask("later", wait: 5 * Second), Asker.Ref);
        bench.TurnWallClock(TimeSpan.FromHours(3));
        bench.Pass(4 * Second);
        Granted().ShouldBeEmpty();
        bench.Pass(Second);

        Granted().ShouldBe(["later"]);
    }

    [Fact]
    public void A_call_that_the_ledger_dates_in_the_future_counts_as_begun_now()
    {
        bench.Dispose();
        bench = Bench(new AccountDefinition("hunter", [new RateWindow(null, 1, TimeSpan.FromSeconds(10))], null, null, null));
        var ledger = new HeldLedger(bench.Store.Ledger) { Starts = new TaskCompletionSource<IReadOnlyList<CallStart>>() };
        var gate = Gate(ledger);
        ledger.Starts.SetResult([new CallStart("hunter", "hunter.company", bench.Time.GetUtcNow() + TimeSpan.FromDays(1))]);
        gate.Tell(Ask("one"), Asker.Ref);
        Granted().ShouldBeEmpty();

        bench.Pass(11 * Second);

        Granted().ShouldBe(["one"]);
    }

    [Fact]
    public void A_gate_that_drains_grants_no_more_and_tells_when_the_last_permit_is_back()
    {
        var gate = Gate();
        gate.Tell(Ask("last"), Asker.Ref);
        Granted().ShouldBe(["last"]);
        var drainer = bench.Listen("drainer");

        drainer.Tell(gate, new DrainGate());
        gate.Tell(Ask("too late"), Asker.Ref);
        drainer.HearsNothing();
        gate.Tell(Ended("last"), Asker.Ref);

        drainer.Only<GateDrained>();
        Granted().ShouldBeEmpty();
    }

    private Listener Asker => asker ??= bench.Listen("asker");

    private static ActorBench Bench(AccountDefinition account) => new(new FakeCatalog { Accounts = [account] });

    private IActorRef Gate(ILedger? ledger = null)
    {
        asker = bench.Listen("asker");
        var services = ledger is null ? bench.Services : bench.Services with { Ledger = ledger };
        return bench.Start(Props.Create(() => new SourceGate(services)).WithMailbox(GateMailbox.Name), "source-gate");
    }

    private static AskPermit Ask(string permit, PriorityClass of = PriorityClass.Medium, TimeSpan wait = default) =>
        new(new PermitRequest(permit, "hunter", "hunter.company", of, "acme", "r1", 10, default), wait);

    private static ReturnPermit Ended(string permit, AnswerClass answer = AnswerClass.Data) => new(new PermitReturn(permit, answer, null));

    private IEnumerable<string> Granted() => Asker.Heard<PermitDecision>().Where(d => d.Refused is null).Select(d => d.Request.PermitId);

    private AccountView View(IActorRef gate)
    {
        gate.Tell(new GetGate(), Asker.Ref);
        return Asker.Only<GateState>().Accounts.ShouldHaveSingleItem();
    }
}
