using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>What an answer does to the rows of its bucket and entity.</summary>
public abstract class AnswerConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task One_answer_fills_every_row_and_the_lowest_one_bears_the_cost()
    {
        await Open(Row(1, Company("b.com")), Row(2), Row(3));

        var applied = await Store.Work.Apply([Answer(cost: 0.5m)]);

        applied[0].Final.ShouldBe(new Dictionary<RowStatus, int> { [RowStatus.Enriched] = 2 });
        var rows = await Rows();
        rows.Select(r => (r.Status, r.Cost)).ShouldBe([(RowStatus.Pending, 0), (RowStatus.Enriched, 0.5m), (RowStatus.Enriched, 0)]);
        rows.Skip(1).Select(r => r.Values["company.name"]).ShouldAllBe(v => v == "Acme Inc");
        rows[1].Meta["company.name"].ShouldBe(new FieldMeta("hunter.company", "acme/company/acme.com#1", 0.9, Now, false, "https://acme.com"));
        rows[2].Meta["company.name"].Shared.ShouldBeTrue();
        rows[1].LastRunAt.ShouldBe(Now);
    }

    [Fact]
    public async Task A_filled_cell_wins_and_has_no_metadata()
    {
        await Open(Row(1, filled: new() { ["company.name"] = "Mine" }), Row(2));

        await Store.Work.Apply([Answer()]);

        var rows = await Rows();
        rows.Select(r => r.Values["company.name"]).ShouldBe(["Mine", "Acme Inc"]);
        rows[0].Meta.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_field_says_why_unless_the_row_has_it()
    {
        await Open(Row(1), Row(2, filled: new() { ["company.phone"] = "123" }));

        await Store.Work.Apply([Answer(status: RowStatus.Partial, missing: MissingReason.Quota)]);

        var rows = await Rows();
        rows[0].Missing.ShouldBe(new Dictionary<string, string> { ["company.phone"] = "Quota: because" });
        rows[1].Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_applied_before_changes_nothing()
    {
        await Open(Row(1), Row(2));
        await Store.Work.Apply([Answer()]);
        var before = await Rows();

        var again = await Store.Work.Apply([Answer(value: "Other", cost: 9), Answer(value: "Other", cost: 9)]);

        again.ShouldAllBe(a => a.Final.Count == 0);
        Told(await Rows()).ShouldBe(Told(before));
    }

    [Fact]
    public async Task The_same_answer_twice_in_one_call_counts_once()
    {
        await Open(Row(1));

        var applied = await Store.Work.Apply([Answer(), Answer()]);

        applied.Sum(a => a.Final.Values.Sum()).ShouldBe(1);
        (await Rows())[0].Cost.ShouldBe(0.5m);
    }

    [Fact]
    public async Task Another_answer_to_work_that_is_done_changes_nothing()
    {
        await Open(Row(1));
        await Store.Work.Apply([Answer()]);

        (await Store.Work.Apply([Answer(value: "Other", attempt: 2)]))[0].Final.ShouldBeEmpty();

        (await Rows())[0].Values["company.name"].ShouldBe("Acme Inc");
    }

    [Fact]
    public async Task Finished_rows_get_growing_numbers_of_completion()
    {
        await Open(Row(1), Row(2, Company("b.com")), Row(3));
        await Store.Work.Apply([Answer(Company("b.com"))]);
        await Store.Work.Apply([Answer()]);

        var done = await Store.Tables.RowsDone(Table, 0, 10);

        done.Select(r => r.RowNo).ShouldBe([2L, 1L, 3L]);
        done.Select(r => r.DoneSeq).ShouldBeInOrder(SortDirection.Ascending);
        (await Store.Tables.RowsDone(Table, done[0].DoneSeq, 10)).Select(r => r.RowNo).ShouldBe([1L, 3L]);
    }

    [Fact]
    public async Task A_deferred_answer_defers_rows_with_its_reason_and_keeps_what_was_found()
    {
        await Open(Row(1), Row(2));

        var applied = await Store.Work.Apply([Answer(status: RowStatus.Deferred, missing: MissingReason.Budget)]);

        applied[0].Final.ShouldBe(new Dictionary<RowStatus, int> { [RowStatus.Deferred] = 2 });
        var row = (await Rows())[0];
        (row.Status, row.Reason, row.Values["company.name"]).ShouldBe((RowStatus.Deferred, "Budget: because", "Acme Inc"));
        var counts = await Store.Work.Counts(Bucket);
        (counts.PendingEntities, counts.DeferredEntities).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Deferred_work_goes_on_after_reopening_and_finishes_anew()
    {
        await Open(Row(1), Row(2, Company("b.com")));
        await Store.Work.Apply([Answer(status: RowStatus.Deferred, missing: MissingReason.Budget), Answer(Company("b.com"))]);
        var last = (await Store.Tables.RowsDone(Table, 0, 10))[^1].DoneSeq;

        (await Store.Work.Reopen(Bucket)).ShouldBe(1);
        (await Rows()).Select(r => (r.Status, r.DoneSeq > 0)).ShouldBe([(RowStatus.Pending, false), (RowStatus.Enriched, true)]);
        (await Store.Work.NextWork(Bucket, 0, 10)).Select(w => w.Entity.Key).ShouldBe(["acme.com"]);
        await Store.Work.Apply([Answer(attempt: 2, field: "company.phone", value: "555", cost: 0.25m)]);

        var row = (await Store.Tables.RowsDone(Table, last, 10)).ShouldHaveSingleItem();
        (row.RowNo, row.Status, row.Reason, row.Cost).ShouldBe((1, RowStatus.Enriched, null, 0.75m));
        row.Values.ShouldBe(new Dictionary<string, string> { ["company.name"] = "Acme Inc", ["company.phone"] = "555" }, ignoreOrder: true);
        row.Missing.ShouldBeEmpty();
        (await Store.Work.Reopen(Bucket)).ShouldBe(0);
    }

    [Fact]
    public async Task What_answers_told_is_the_sum_of_their_costs_as_far_as_they_were_applied()
    {
        await Open(Row(1), Row(2));
        var first = Answer(status: RowStatus.Deferred, missing: MissingReason.Budget);
        await Store.Work.Apply([first]);
        await Store.Work.Reopen(Bucket);
        var second = Answer(attempt: 2, cost: 0.25m);
        await Store.Work.Apply([second]);
        await Store.Work.Apply([Answer(attempt: 3, cost: 9)]);

        (await Store.Work.Told(Bucket, [first.RequestId, second.RequestId, Answer(attempt: 3).RequestId, "never asked"])).ShouldBe(0.75m);
        (await Store.Work.Told(Bucket, [second.RequestId])).ShouldBe(0.25m);
        (await Store.Work.Told(Bucket, ["never asked"])).ShouldBe(0);
    }

    [Fact]
    public async Task A_value_found_earlier_is_not_overwritten_by_a_later_answer()
    {
        await Open(Row(1));
        await Store.Work.Apply([Answer(status: RowStatus.Deferred, missing: MissingReason.Budget)]);
        await Store.Work.Reopen(Bucket);

        await Store.Work.Apply([Answer(attempt: 2, value: "Newer")]);

        (await Rows())[0].Values["company.name"].ShouldBe("Acme Inc");
    }

    [Fact]
    public async Task Pending_work_is_deferred_with_a_reason_and_what_is_done_stays()
    {
        await Open(Row(1), Row(2, Company("b.com")), Row(3));
        await Store.Work.Apply([Answer(Company("b.com"))]);

        (await Store.Work.DeferPending(Bucket, "paused by operator")).ShouldBe(2);

        (await Rows()).Select(r => (r.Status, r.Reason)).ShouldBe(
            [(RowStatus.Deferred, "paused by operator"), (RowStatus.Enriched, null), (RowStatus.Deferred, "paused by operator")]);
        (await Store.Work.NextWork(Bucket, 0, 10)).ShouldBeEmpty();
        (await Store.Work.Reopen(Bucket)).ShouldBe(1);
        (await Store.Work.NextWork(Bucket, 0, 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_was_under_way_still_finishes_rows_deferred_meanwhile()
    {
        await Open(Row(1));
        await Store.Work.DeferPending(Bucket, "paused");

        (await Store.Work.Apply([Answer()]))[0].Final.ShouldBe(new Dictionary<RowStatus, int> { [RowStatus.Enriched] = 1 });

        var row = (await Rows())[0];
        (row.Status, row.Reason).ShouldBe((RowStatus.Enriched, null));
        var counts = await Store.Work.Counts(Bucket);
        (counts.PendingEntities, counts.DeferredEntities).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_row_of_two_entities_is_final_once_both_are_answered()
    {
        await Open(Row(1, person: Person("p1")), Row(2));

        var first = await Store.Work.Apply([Answer(cost: 0.5m)]);
        var pending = (await Rows())[0];
        var second = await Store.Work.Apply([Answer(Person("p1"), RowStatus.NoResult, value: null, missing: MissingReason.NoData, cost: 0.25m)]);

        first[0].Final.ShouldBe(new Dictionary<RowStatus, int> { [RowStatus.Enriched] = 1 });
        (pending.Status, pending.DoneSeq, pending.Values.Count).ShouldBe((RowStatus.Pending, 0, 1));
        second[0].Final.ShouldBe(new Dictionary<RowStatus, int> { [RowStatus.Partial] = 1 });
        var row = (await Rows())[0];
        (row.Status, row.Cost).ShouldBe((RowStatus.Partial, 0.75m));
    }

    [Fact]
    public async Task Both_entities_answered_at_once_count_the_row_once()
    {
        await Open(Row(1, person: Person("p1")));

        var applied = await Store.Work.Apply([Answer(), Answer(Person("p1"), field: "person.email", value: "a@b.c")]);

        applied.Sum(a => a.Final.Values.Sum()).ShouldBe(1);
        var row = (await Rows())[0];
        (row.Status, row.Cost, row.Values.Count).ShouldBe((RowStatus.Enriched, 1, 2));
    }

    [Fact]
    public async Task Only_the_deferred_entity_of_a_row_is_asked_again()
    {
        await Open(Row(1, person: Person("p1")));
        await Store.Work.Apply([Answer(), Answer(Person("p1"), RowStatus.Deferred, value: null, missing: MissingReason.Quota)]);
        (await Rows())[0].Status.ShouldBe(RowStatus.Deferred);

        await Store.Work.Reopen(Bucket);
        (await Store.Work.NextWork(Bucket, 0, 10)).Select(w => w.Entity).ShouldBe([Person("p1")]);
        await Store.Work.Apply([Answer(Person("p1"), field: "person.email", value: "a@b.c", attempt: 2)]);

        (await Rows())[0].Status.ShouldBe(RowStatus.Enriched);
    }

    [Fact]
    public async Task Answers_of_a_bucket_that_lost_a_row_do_not_reach_it()
    {
        await Open(Row(1));
        var other = new Enrichment.Domain.Identity.BucketId(new(Tenant, "r2"), "saas");
        await Store.Work.OpenBucket(new BucketSelection(other, Table, "saas", false));

        (await Store.Work.Apply([Answer()]))[0].Final.ShouldBeEmpty();

        (await Rows())[0].Status.ShouldBe(RowStatus.Pending);
        (await Store.Work.Apply([Answer(bucket: other)]))[0].Final.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_row_says_which_error_it_met()
    {
        await Open(Row(1));

        await Store.Work.Apply([Answer(status: RowStatus.Failed, value: null) with { Errors = [new("hunter.company", "BadInput", "no such domain")] }]);

        (await Rows())[0].Reason.ShouldBe("hunter.company: BadInput: no such domain");
    }

    private async Task Open(params RowDraft[] rows)
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, rows);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
    }

    private Task<IReadOnlyList<TableRow>> Rows() => Store.Tables.RowsInOrder(Table, 0, 100);

    private static IEnumerable<string> Told(IEnumerable<TableRow> rows) =>
        rows.Select(r => $"{r.RowNo} {r.Status} {r.Cost} {r.DoneSeq} {string.Join(',', r.Values)} {string.Join(',', r.Meta)}");
}

public sealed class AnswersInMemoryTests : AnswerConformance<InMemory>;

public sealed class AnswersOnSqliteTests : AnswerConformance<OnSqlite>;

public sealed class AnswersOnPostgresTests : AnswerConformance<OnPostgres>;
