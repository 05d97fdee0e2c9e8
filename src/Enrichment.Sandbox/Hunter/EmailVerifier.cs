using System.Text.Json;
using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.Faults;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>
/// <c>GET /email-verifier</c>: half a credit for a verification. Some addresses take their time: 202 for the first one to three
/// calls, which cost nothing, then 200.
/// </summary>
internal sealed class EmailVerifier(Companies companies, HunterPeople people)
{
    private readonly CallCounter _asked = new();

    public void Reset() => _asked.Reset();

    public HunterReading Read(HunterQuery query)
    {
        var email = query["email"]?.ToLowerInvariant();
        return email is null
            ? HunterReading.Wrong("", "email is required")
            : HunterReading.Good(email, account => Verify(email, account));
    }

    private Work Verify(string email, HunterAccount account)
    {
        if (MailVerdict.HasForm(email) && people.ByEmail(email) is { Suppressed: true })
            return HunterErrors.Suppressed;
        if (_asked.Next(Operation.EmailVerifier, email) <= CallsPending(email))
            return Pending(email);
        var verdict = MailVerdict.Of(email, companies);
        var answer = Json.Ok(verdict, static (json, verdict) => Write(json, verdict));
        return account.Sell(HunterProduct.Verification, 0.5m, email, answer);
    }

    private int CallsPending(string email)
    {
        var dice = Dice.For(companies.Seed, "pending", email);
        return dice.Chance(0.08) ? dice.Between(1, 3) : 0;
    }

    private static Answer Pending(string email) => new(202, Json.Write(email, static (json, email) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("meta");
        json.WriteStartObject("params");
        json.WriteString("email", email);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, MailVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteString("status", verdict.Status);
        json.WriteString("result", verdict.Result);
        json.WriteNumber("score", verdict.Score);
        json.WriteString("email", verdict.Email);
        json.WriteBoolean("regexp", verdict.HasGoodForm);
        json.WriteBoolean("gibberish", false);
        json.WriteBoolean("disposable", verdict.Status == "disposable");
        json.WriteBoolean("webmail", verdict.IsWebmail);
        json.WriteBoolean("mx_records", verdict.HasServer);
        json.WriteBoolean("smtp_server", verdict.HasServer);
        json.WriteBoolean("smtp_check", verdict.Status is "valid" or "accept_all" or "webmail");
        json.WriteBoolean("accept_all", verdict.Status == "accept_all");
        json.WriteBoolean("block", false);
        HunterEvidence.WriteSources(json, verdict.Email, Dice.For(0, "verified", verdict.Email));
        json.WriteEndObject();
        json.WriteStartObject("meta");
        json.WriteStartObject("params");
        json.WriteString("email", verdict.Email);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
