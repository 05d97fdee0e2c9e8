using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Waterfall;

/// <summary>Gives the hash under which an operation's answer to these inputs is remembered.</summary>
public delegate string InputHasher(string tenant, string operation, IReadOnlyDictionary<string, string> inputs);

/// <summary>What one asker wants of one entity.</summary>
/// <param name="Wanted">Fields, each once.</param>
/// <param name="Sources">The operations that may be asked, in order.</param>
/// <param name="Given">What the asker's row tells: inputs, never answers.</param>
/// <param name="FreshSince">Answers at or after this time count; older ones are bought again.</param>
/// <param name="RunStartedAt">Answers before this time were known already: a row that needs nothing newer is skipped.</param>
/// <param name="MinConfidence">From this confidence on a field counts as answered.</param>
public sealed record WaterfallRequest(
    IReadOnlyList<string> Wanted,
    IReadOnlyList<SourceDefinition> Sources,
    IReadOnlyDictionary<string, string> Given,
    DateTimeOffset FreshSince,
    DateTimeOffset RunStartedAt,
    double MinConfidence);

/// <summary>The next question to ask.</summary>
/// <param name="Wanted">The asker's fields that are still missing and that the source gives.</param>
/// <param name="FreshSince">The asker's window: known facts from before give way to the answer.</param>
/// <param name="RunStartedAt">When the asker's run began, before which the answer cannot have been given.</param>
public sealed record PlannedCall(
    SourceDefinition Source,
    IReadOnlyDictionary<string, string> Inputs,
    string InputHash,
    IReadOnlyList<string> Wanted,
    DateTimeOffset FreshSince,
    DateTimeOffset RunStartedAt);

/// <summary>Why an operation is not asked (any more) for one asker.</summary>
public sealed record Skip(MissingReason Reason, string Detail);
