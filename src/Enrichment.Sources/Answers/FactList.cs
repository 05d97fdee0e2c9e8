using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;

namespace Enrichment.Sources.Answers;

/// <summary>Gathers the facts of one answer: cleaned, plausible for their field, one per field (the first that was added).</summary>
internal sealed class FactList
{
    private readonly List<FoundFact> _facts = [];

    public IReadOnlyList<FoundFact> Facts => _facts;

    /// <summary>Adds a text as it is, cleaned.</summary>
    public FactList Text(string field, string? value, double confidence, string? evidence = null)
    {
        if (FactText.Clean(value) is { } clean && _facts.TrueForAll(f => f.Field != field))
        {
            _facts.Add(new FoundFact(field, clean, Math.Clamp(confidence, 0, 1), FactText.Clean(evidence)));
        }

        return this;
    }

    /// <summary>Adds an e-mail address; nothing for what is none.</summary>
    public FactList Email(string field, string? value, double confidence, string? evidence = null) =>
        EmailAddress.TryParse(value, out var address) ? Text(field, address.Value, confidence, evidence) : this;

    /// <summary>Adds a phone number; nothing for what is none.</summary>
    public FactList Phone(string field, string? value, double confidence, string? evidence = null) =>
        PhoneNumber.TryParse(value, out var number) ? Text(field, number.ToString(), confidence, evidence) : this;

    /// <summary>Adds texts as one list.</summary>
    public FactList List(string field, IEnumerable<string?> values, double confidence, string? evidence = null) =>
        Text(field, string.Join("; ", values.Select(FactText.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)), confidence, evidence);

    /// <summary>Adds an address below a network's own: a handle, or a whole address of that network.</summary>
    public FactList Profile(string field, string network, string? handle, double confidence)
    {
        var clean = FactText.Clean(handle)?.TrimStart('@', '/');
        return clean is null || clean.Contains(' ', StringComparison.Ordinal)
            ? this
            : Text(field, clean.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? clean : network + clean, confidence);
    }
}
