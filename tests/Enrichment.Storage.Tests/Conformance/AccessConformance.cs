using Enrichment.Domain.Access;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class AccessConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    [Fact]
    public async Task A_key_is_found_by_its_hash_and_revoked_once()
    {
        await Store.Access.AddKey(Key("k-1", 1));

        var found = (await Store.Access.FindKey(Hash(1))).ShouldNotBeNull();
        (found.KeyId, found.Tenant, found.User, found.Role, found.CreatedAt, found.RevokedAt).ShouldBe(("k-1", Tenant, "ann", AccessRole.Operator, Now, null));
        (await Store.Access.FindKey(Hash(2))).ShouldBeNull();
        (await Store.Access.RevokeKey("k-1", Now)).ShouldBeTrue();
        (await Store.Access.RevokeKey("k-1", Now.AddDays(1))).ShouldBeFalse();
        (await Store.Access.FindKey(Hash(1)))!.RevokedAt.ShouldBe(Now);
        (await Store.Access.Keys()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_claim_of_an_idempotency_key_decides()
    {
        (await Claim(Tenant, 1, 1, "a")).ShouldBe(new IdempotencyClaim("a", true, true));
        (await Claim(Tenant, 1, 1, "b")).ShouldBe(new IdempotencyClaim("a", false, true));
        (await Claim(Tenant, 1, 2, "c")).ShouldBe(new IdempotencyClaim("a", false, false));
        (await Claim("other", 1, 2, "d")).ShouldBe(new IdempotencyClaim("d", true, true));
    }

    [Fact]
    public async Task The_audit_log_comes_newest_first_a_page_at_a_time_of_one_tenant()
    {
        foreach (var subject in (string[])["a", "b", "c"])
        {
            await Note(Tenant, "k-1", subject);
            await Note("other", "k-9", subject);
        }

        var first = await Store.Access.Audit(Tenant, null, null, 2);
        var second = await Store.Access.Audit(Tenant, null, first[^1].Seq, 2);

        first.Select(e => e.Subject).ShouldBe(["c", "b"]);
        second.Select(e => e.Subject).ShouldBe(["a"]);
        first[0].ShouldBe(new AuditEntry(first[0].Seq, Now, Tenant, "k-1", "table.create", "c", "rows 1"));
    }

    [Fact]
    public async Task A_users_own_entries_are_those_of_all_the_keys_that_user_has_or_had()
    {
        await Store.Access.AddKey(Key("k-1", 1));
        await Store.Access.AddKey(Key("k-2", 2));
        await Store.Access.AddKey(Key("k-3", 3) with { User = "bob" });
        await Store.Access.AddKey(Key("k-4", 4) with { Tenant = "other" });
        await Store.Access.RevokeKey("k-1", Now);
        foreach (var key in (string[])["k-1", "k-2", "k-3", "k-4", "local"])
        {
            await Note(Tenant, key, key);
        }

        (await Store.Access.Audit(Tenant, "ann", null, 10)).Select(e => e.Subject).ShouldBe(["k-2", "k-1"]);
        (await Store.Access.Audit(Tenant, "bob", null, 10)).Select(e => e.Subject).ShouldBe(["k-3"]);
    }

    private static byte[] Hash(byte of) => [.. Enumerable.Repeat(of, 32)];

    private static ApiKey Key(string id, byte hash) => new(id, Hash(hash), Tenant, "ann", AccessRole.Operator, Now, null);

    private Task<IdempotencyClaim> Claim(string tenant, byte key, byte request, string subject) =>
        Store.Access.Claim(tenant, Hash(key), Hash(request), subject, Now);

    private Task Note(string tenant, string actor, string subject) => Store.Access.Note(new AuditEntry(0, Now, tenant, actor, "table.create", subject, "rows 1"));
}

public sealed class AccessOnSqliteTests : AccessConformance<OnSqlite>;

public sealed class AccessOnPostgresTests : AccessConformance<OnPostgres>;
