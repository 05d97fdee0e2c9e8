using Enrichment.Acceptance.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Enrichment.Acceptance.Page;

[Collection(PageCollection.Name)]
public class SignInTests(PageWorld world)
{
    [Fact]
    public async Task A_key_is_exchanged_for_a_cookie_that_scripts_cannot_read()
    {
        using var folder = new TempFolder();
        var made = await EnrichProcess.Run(new Launch(folder.Path), "keys", "create", "--tenant", "acme", "--user", "ann", "--role", "user", "--data-dir", "data");
        var key = made.With(0).Out.Trim();
        using var server = await world.Another(folder);
        await using var page = await world.Open("/tables", at: server.Http.BaseAddress);
        var field = page.Window.GetByLabel("API key");
        await Expect(field).ToBeFocusedAsync();

        await field.FillAsync("enr_wrong");
        await page.Press("Enter");
        await Expect(page.Window.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The API key is not known, or was revoked.");
        await field.FillAsync(key);
        await page.Press("Enter");

        await Expect(page.Window.Locator("#who")).ToHaveTextAsync("ann · acme · user");
        var cookie = (await page.Window.Context.CookiesAsync()).ShouldHaveSingleItem();
        cookie.HttpOnly.ShouldBeTrue();
        cookie.SameSite.ShouldBe(SameSiteAttribute.Strict);
        await page.Window.ReloadAsync();
        await Expect(page.Heading("Tables")).ToBeVisibleAsync();
        await page.Button("Sign out").ClickAsync();
        await Expect(field).ToBeVisibleAsync();
        (await page.Window.Context.CookiesAsync()).ShouldBeEmpty();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_may_frame_or_script_the_page()
    {
        using var answer = await world.Server.Http.GetAsync(new Uri("/", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("style-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(" style=");
    }
}
