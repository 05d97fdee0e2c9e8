using System.Diagnostics.CodeAnalysis;

namespace Enrichment.Domain.Identity;

/// <summary>A record of a file: 26 characters of base 32, a hash of chosen cells. Equal ids are one lookup.</summary>
public readonly record struct RecordId
{
    internal RecordId(string value) => Value = value;

    /// <summary>The id's text.</summary>
    public string Value { get; }

    /// <summary>Reads an id, as from a checkpoint file.</summary>
    /// <exception cref="FormatException">The text is not 26 characters of a to z and 2 to 7.</exception>
    public static RecordId Parse(string text) => TryParse(text, out var id) ? id
        : throw new FormatException($"\"{text}\" is no record id: {CanonicalHash.Length} characters of a to z and 2 to 7 are.");

    /// <summary>Reads an id; false when the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId id)
    {
        var fits = text is { Length: CanonicalHash.Length } && text.All(c => c is >= 'a' and <= 'z' or >= '2' and <= '7');
        id = fits ? new RecordId(text!) : default;
        return fits;
    }

    /// <summary>The id's text.</summary>
    public override string ToString() => Value ?? "";
}
