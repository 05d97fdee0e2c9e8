using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;

namespace Enrichment.Sources.Hunter;

/// <summary><c>GET /email-verifier</c>: whether an e-mail can be delivered to; one operation for contacts, one for persons.</summary>
internal sealed class HunterEmailVerifier : ISource
{
    private static readonly HashSet<string> Statuses =
        new(StringComparer.Ordinal) { "valid", "invalid", "accept_all", "webmail", "disposable", "unknown" };

    private readonly HunterApi _api;
    private readonly string _email;
    private readonly string _status;

    private HunterEmailVerifier(HunterApi api, string operation, EntityKind kind, string prefix)
    {
        _api = api;
        _email = $"{prefix}.email";
        _status = $"{prefix}.email_status";
        Definition = new SourceDefinition(
            operation,
            HunterApi.Family,
            HunterApi.Account,
            kind,
            Needs: [[_email]],
            Uses: [],
            Gives: [_status],
            SourceTier.Cheap,
            api.PriceOf(api.Settings.CreditsPerVerification),
            api.FreeRepeat,
            api.Settings.MaxAttempts);
    }

    public SourceDefinition Definition { get; }

    public static HunterEmailVerifier OfContact(HunterApi api) => new(api, "hunter.email-verifier", EntityKind.Company, "contact");

    public static HunterEmailVerifier OfPerson(HunterApi api) => new(api, "hunter.person-verifier", EntityKind.Person, "person");

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        if (HunterInputs.Email(query, _email) is not { } email)
        {
            return VendorAnswers.Lacks(_email);
        }

        var waited = query.Continuation as VerifierWait ?? VerifierWait.None;
        var answer = await _api.Get("/email-verifier", [("email", email)], Read, stop);
        return answer switch
        {
            { Class: AnswerClass.Pending } => waited.StillVerifying(answer, _api.Settings),
            { Class: AnswerClass.Retry, Charge.Kind: ChargeKind.None, Detail: HunterClassification.UnexpectedMailServer }
                => waited.Unexpected(answer, _api.Settings),
            _ => answer,
        };
    }

    private SourceAnswer Read(JsonView data)
    {
        var status = data["status"].Text;
        if (status is null || !Statuses.Contains(status))
        {
            return VendorAnswers.Unreadable("no known status");
        }

        return SourceAnswer.Of([new FoundFact(_status, status, Confidence(status))], Charge.Of(_api.Settings.CreditsPerVerification));
    }

    private static double Confidence(string status) => status switch
    {
        "valid" or "invalid" or "disposable" => 0.95,
        "unknown" => 0.3,
        _ => 0.8,
    };
}
