using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.Hunter;

public sealed class EmailVerifierTests
{
    [Fact]
    public async Task A_slow_address_is_202_for_up_to_three_free_calls_and_then_200_for_half_a_credit()
    {
        await using var world = await Loopback.StartAsync();
        var email = await SlowAddressAsync(world);
        await world.ResetAsync();
        var statuses = new List<int>();
        do
        {
            statuses.Add((await VerifyAsync(world, email)).Status);
        }
        while (statuses[^1] == 202);

        statuses.Count.ShouldBeInRange(2, 4);
        statuses[^1].ShouldBe(200);
        (await world.CallsAsync()).SkipLast(1).ShouldAllBe(call => call.GetProperty("charged").GetDecimal() == 0);
        (await world.TotalAsync()).ShouldBe(0.01225m);
    }

    [Fact]
    public async Task A_repeat_is_free_in_any_case_of_letters()
    {
        await using var world = await Loopback.StartAsync();
        for (var time = 0; time < 8; time++)
            await VerifyAsync(world, time % 2 == 0 ? "ann.lee@company1.com" : "Ann.Lee@Company1.com");
        (await world.TotalAsync()).ShouldBe(0.01225m);
    }

    [Theory]
    [InlineData("not-an-address", "invalid")]
    [InlineData("someone@gmail.com", "webmail")]
    [InlineData("someone@mailinator.com", "disposable")]
    [InlineData("someone@nowhere.invalid", "invalid")]
    public async Task Hosts_that_belong_to_no_company_have_their_own_verdict(string email, string status)
    {
        await using var world = await Loopback.StartAsync();
        var reply = await VerifyAsync(world, email);
        while (reply.Status == 202)
            reply = await VerifyAsync(world, email);
        reply.Data.GetProperty("status").GetString().ShouldBe(status);
    }

    [Fact]
    public async Task Verifier_and_finder_agree_about_an_address()
    {
        await using var world = await Loopback.StartAsync();
        var companies = Known.Domains(200).Select(Known.Companies.Of).Where(company => company.HunterHasEmails);
        foreach (var company in companies)
        {
            var found = await world.HunterAsync($"email-finder?domain={company.Domain}&full_name=Xavi%20Quintero");
            if (found.Status != 200 || found.Data.GetProperty("email").GetString() is not { } email)
                continue;
            Reply verdict;
            do
            {
                verdict = await VerifyAsync(world, email);
            }
            while (verdict.Status == 202);

            var foundStatus = found.Data.GetProperty("verification").GetProperty("status").GetString();
            verdict.Data.GetProperty("status").GetString().ShouldBe(foundStatus);
        }
    }

    [Fact]
    public async Task Without_an_address_it_is_wrong_params()
    {
        await using var world = await Loopback.StartAsync();
        (await world.HunterAsync("email-verifier")).ErrorId.ShouldBe("wrong_params");
    }

    private static async Task<string> SlowAddressAsync(Loopback world)
    {
        for (var number = 0; ; number++)
        {
            var email = $"person{number}@company1.com";
            if ((await VerifyAsync(world, email)).Status == 202)
                return email;
        }
    }

    private static Task<Reply> VerifyAsync(Loopback world, string email) => world.HunterAsync("email-verifier?email=" + email);
}
