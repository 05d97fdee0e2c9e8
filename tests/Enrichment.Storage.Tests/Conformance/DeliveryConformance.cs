using Enrichment.Domain.Jobs;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class DeliveryConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    private static readonly WebhookTarget Target = new("https://x.example/", "slack", "secret");

    [Fact]
    public async Task What_is_due_comes_of_every_tenant_in_order_of_its_time()
    {
        await Store.Deliveries.Add(Due("j1", 2));
        await Store.Deliveries.Add(Due("j2", 1) with { Tenant = "other" });
        await Store.Deliveries.Add(Due("j3", 0));
        await Store.Deliveries.Add(Due("j4", 9));

        (await Store.Deliveries.Due(Now.AddMinutes(5), 10)).Select(d => d.Subject).ShouldBe(["j3", "j2", "j1"]);
        (await Store.Deliveries.Due(Now.AddMinutes(5), 2)).Select(d => d.Subject).ShouldBe(["j3", "j2"]);
        (await Store.Deliveries.List(Tenant, 10)).Select(d => d.Subject).ShouldBe(["j4", "j3", "j1"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_delivery_comes_back_as_it_was_added_and_the_first_of_an_id_wins()
    {
        var delivery = Due("j1", 0) with { Body = "{}" };
        await Store.Deliveries.Add(delivery);
        await Store.Deliveries.Add(delivery with { Body = "other" });

        (await Store.Deliveries.List(Tenant, 10)).ShouldBe([delivery]);
    }

    [Fact]
    public async Task One_that_has_ended_stays_as_it_is_without_its_secret()
    {
        var delivery = Due("j1", 0);
        await Store.Deliveries.Add(delivery);
        var again = delivery with { Attempts = 1, NextAt = Now.AddMinutes(1), Answer = 500, Problem = "busy" };
        await Store.Deliveries.Record(again);
        (await Store.Deliveries.List(Tenant, 10)).ShouldBe([again]);

        var ended = again with { Status = DeliveryStatus.Delivered, Attempts = 2, EndedAt = Now.AddMinutes(1), Answer = 200, Problem = null };
        await Store.Deliveries.Record(ended);
        await Store.Deliveries.Record(again with { Attempts = 7 });

        (await Store.Deliveries.List(Tenant, 10)).ShouldBe([ended with { Target = Target with { Secret = null } }]);
        (await Store.Deliveries.Due(Now.AddDays(1), 10)).ShouldBeEmpty();
    }

    private static Delivery Due(string subject, int minutes) => Delivery.New(Tenant, subject, Target, null, Now.AddMinutes(minutes));
}

public sealed class DeliveriesOnSqliteTests : DeliveryConformance<OnSqlite>;

public sealed class DeliveriesOnPostgresTests : DeliveryConformance<OnPostgres>;
