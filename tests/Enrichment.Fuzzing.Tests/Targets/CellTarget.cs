using System.Text;
using Enrichment.Domain.Text;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>Cells that hold an address, a number or a name: what was understood is understood again from its own text.</summary>
public sealed class CellTarget : FuzzTarget
{
    public override string Name => "cells";

    public override IReadOnlyList<string> Words => ["http://", "https://www.", "@", "xn--", ".co.uk", ".com", "+1", "tel:", "mailto:", "linkedin.com/in/", "(0)", " GmbH", "ext."];

    public override Task Feed(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (RegistrableDomain.TryParse(text, out var domain)) Again(domain, RegistrableDomain.TryParse(domain.ToString(), out var same), same);
        if (EmailAddress.TryParse(text, out var email)) Again(email, EmailAddress.TryParse(email.ToString(), out var same), same);
        if (PhoneNumber.TryParse(text, out var phone)) Again(phone, PhoneNumber.TryParse(phone.ToString(), out var same), same);
        if (LinkedInUrl.TryParse(text, out var profile)) Again(profile, LinkedInUrl.TryParse(profile.ToString(), out var same), same);
        var key = NameKey.Company(text);
        NameKey.Plain(key.Value).Value.Length.ShouldBeLessThanOrEqualTo((key.Value?.Length ?? 0) + 1);
        _ = NameKey.Person(text);
        _ = Mojibake.Repair(text);
        _ = Placeholder.IsNothing(text);
        UnicodeText.Fold(UnicodeText.Fold(text)).ShouldBe(UnicodeText.Fold(text));
        return Task.CompletedTask;
    }

    private static void Again<T>(T first, bool understood, T second)
    {
        understood.ShouldBeTrue($"'{first}' is not understood again");
        $"{second}".ShouldBe($"{first}");
    }
}
