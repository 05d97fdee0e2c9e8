using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Operators;

/// <summary>An operator sees every tenant, and has to say whose where a name is ambiguous.</summary>
public sealed class TenancyTests : IAsyncLifetime
{
    private const string Companies = "name,website,category\nFirm 1,firm1.com,Hospital\n";
    private GatewayOfTest gateway = null!;
    private PbmOfTest pbm = null!;

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start();
        pbm = PbmOfTest.Of(gateway);
    }

    public async Task DisposeAsync()
    {
        await pbm.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_name_that_two_tenants_have_needs_the_tenant()
    {
        var runs = new Dictionary<string, string>();
        foreach (var tenant in (string[])["acme", "bolt"])
        {
            await (await gateway.As(tenant, AccessRole.Operator)).Import(Companies);
            runs[tenant] = (await pbm.Json($"run trigger -t {tenant} --total-budget 5 -w x")).GetProperty("changes")[0].Text("outcome")["done: ".Length..];
            await gateway.Ended(runs[tenant], tenant);
        }

        (await pbm.Json("run list")).EnumerateArray().Select(r => r.Text("run")).ShouldBe([$"bolt/{runs["bolt"]}", $"acme/{runs["acme"]}"]);
        (await pbm.Json("run list -t acme")).GetArrayLength().ShouldBe(1);
        (await pbm.Refusal("bucket show -b healthcare")).ShouldContain("say which run with -r, or whose with -t");
        (await pbm.Json("bucket show -b healthcare -t acme")).Text("bucket").ShouldBe($"acme/{runs["acme"]}/healthcare");
        (await pbm.Json($"bucket show -b healthcare -r {runs["bolt"]}")).Text("bucket").ShouldBe($"bolt/{runs["bolt"]}/healthcare");
        (await pbm.Refusal("bucket show -b healthcare -t none")).ShouldContain("there is no bucket 'healthcare' of none");
        (await pbm.Json("entity show -e company/firm1.com -t bolt")).Text("entity").ShouldBe("bolt/company/firm1.com");
        (await pbm.Refusal("entity show -e company/firm1.com")).ShouldBe("nothing is known of local/company/firm1.com");
        await pbm.Run("bucket cap -b healthcare -t acme -m 7 -w \"agreed\"");
        (await gateway.Node.Store.Access.Audit("acme", null, null, 1))[0].ShouldSatisfyAllConditions(
            a => a.Action.ShouldBe("bucket.budget"), a => a.Actor.ShouldBe("pbm:ann"), a => a.Detail.ShouldBe("7 dollars; why: agreed"));
    }

    [Theory]
    [InlineData("run trigger -t nobody -w x", "nobody has no businesses; name a table with -b, or another tenant with -t")]
    [InlineData("run trigger -t No/body -w x", "'No/body' is not a tenant's name")]
    [InlineData("run trigger -b t-none -w x", "local has no table 't-none'")]
    public async Task A_run_that_could_not_be_meant_is_not_begun(string line, string refusal)
    {
        (await pbm.Refusal(line)).ShouldBe(refusal);

        (await gateway.Node.Store.Jobs.Unfinished()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_tenants_table_is_not_taken_for_the_own()
    {
        var table = await (await gateway.As("acme", AccessRole.Operator)).Import(Companies);

        (await pbm.Refusal($"run trigger -b {table} -t bolt -w x")).ShouldBe($"bolt has no table '{table}'");
    }
}
