namespace Enrichment.Storage.Calls;

/// <summary>The open calls that ask what a group's intents ask: entity, operation and input.</summary>
internal sealed class OpenQuestions
{
    private readonly Dictionary<(string Entity, string Operation, string InputHash), string> _callIds = [];

    public string? Find(IntendedCall call) => _callIds.GetValueOrDefault((call.Entity, call.Intent.Operation, call.Intent.InputHash));

    public void Add(IntendedCall call) => Add(call.Entity, call.Intent.Operation, call.Intent.InputHash, call.Intent.CallId);

    public void Add(string entity, string operation, string inputHash, string callId) => _callIds[(entity, operation, inputHash)] = callId;
}
