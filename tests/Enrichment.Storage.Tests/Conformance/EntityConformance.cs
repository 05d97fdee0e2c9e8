using Enrichment.Domain.Entities;
using Enrichment.Domain.Ledger;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class EntityConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task An_entity_never_stored_is_unknown()
    {
        (await Store.Entities.Load(Company("nobody.com"))).ShouldBe(EntityState.Unknown(Company("nobody.com")));
    }

    [Fact]
    public async Task An_entity_that_only_a_row_names_is_unknown()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1)]);

        (await Store.Entities.Load(Company("acme.com"))).ShouldBe(EntityState.Unknown(Company("acme.com")));
    }

    [Fact]
    public async Task Everything_that_was_saved_comes_back()
    {
        var saved = Known(Company("acme.com"), "Ümläut \"Inc\"\n\u2028") with { AliasOf = Company("other.com") };
        await Store.Ledger.Settle(new CallSettlement(null, null, null, saved));

        var loaded = await Store.Entities.Load(saved.Id);

        loaded.Facts.ShouldBe(saved.Facts);
        loaded.Attempts.ShouldBe(saved.Attempts);
        (loaded.Version, loaded.Calls, loaded.AliasOf).ShouldBe((1, 1, saved.AliasOf));
    }

    [Fact]
    public async Task Each_save_needs_the_version_that_the_last_one_made()
    {
        var id = Company("acme.com");
        var versions = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            var verdict = await Store.Ledger.Settle(new CallSettlement(null, null, null, Known(id) with { Version = i }));
            versions.Add(verdict.Version);
        }

        versions.ShouldBe([1, 2, 3]);
        (await Store.Ledger.Settle(new CallSettlement(null, null, null, Known(id) with { Version = 1 }))).ShouldBe(new SettleVerdict(false, 0, 3, false));
    }

    [Fact]
    public async Task Many_loads_at_once_each_get_their_own_entity()
    {
        var ids = Enumerable.Range(0, 1200).Select(i => Company($"c{i}.com")).ToList();
        await Task.WhenAll(ids.Select(id => Store.Ledger.Settle(new CallSettlement(null, null, null, Known(id, id.Key)))));

        var loaded = await Task.WhenAll(ids.Select(Store.Entities.Load));

        loaded.Select(e => (e.Id, e.Facts["company.name"].Value)).ShouldBe(ids.Select(id => (id, id.Key)));
    }

    [Fact]
    public async Task Calls_that_the_ledger_knows_and_the_entity_does_not_are_counted_so_that_ids_never_repeat()
    {
        foreach (var number in (int[])[2, 9, 10]) await Store.Ledger.Intend(Intent(number: number, input: $"h{number}"));
        await Store.Ledger.Intend(Intent("acme.com.au", number: 30));

        (await Store.Entities.Load(Company("acme.com"))).NextCallId.ShouldBe("acme/company/acme.com#11");
    }

    [Fact]
    public async Task A_tenants_secret_stays_the_same_and_is_its_own()
    {
        var secret = await Store.Tenants.Secret("acme");

        (await Store.Tenants.Secret("acme")).ToArray().ShouldBe(secret.ToArray());
        (await Store.Tenants.Secret("other")).ToArray().ShouldNotBe(secret.ToArray());
        secret.Length.ShouldBe(32);
    }
}

public sealed class EntitiesInMemoryTests : EntityConformance<InMemory>;

public sealed class EntitiesOnSqliteTests : EntityConformance<OnSqlite>;

public sealed class EntitiesOnPostgresTests : EntityConformance<OnPostgres>;
