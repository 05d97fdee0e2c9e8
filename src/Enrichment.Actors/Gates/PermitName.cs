using System.Globalization;

namespace Enrichment.Actors.Gates;

/// <summary>What a permit's id tells: the entity, its incarnation, which of its calls, and which permit of that call.</summary>
public readonly struct PermitName
{
    private readonly int at;
    private readonly int dot;

    private PermitName(string id, int at, int dot)
    {
        Id = id;
        this.at = at;
        this.dot = dot;
    }

    public string Id { get; }

    /// <summary>The entity.</summary>
    public ReadOnlySpan<char> Holder => Id.AsSpan(0, at);

    private ReadOnlySpan<char> Incarnation => Id.AsSpan((at + 1)..dot);

    /// <summary>Null where the id is not of the form entity@incarnation.call.permit; the entity may hold an '@' too, what follows it does not.</summary>
    public static PermitName? Of(string permitId)
    {
        var at = permitId.LastIndexOf('@');
        var dot = at > 0 ? permitId.IndexOf('.', at) : -1;
        return dot > 0 ? new PermitName(permitId, at, dot) : null;
    }

    public bool IsOfSameIncarnation(PermitName other) => Incarnation.SequenceEqual(other.Incarnation);

    /// <summary>The same incarnation asked for it after the other one.</summary>
    public bool IsLaterThan(PermitName other) => IsOfSameIncarnation(other) && Number().CompareTo(other.Number()) > 0;

    private (long Call, long Permit) Number()
    {
        var text = Id.AsSpan(dot + 1);
        var between = text.IndexOf('.');
        return between < 0 ? (Parse(text), 0) : (Parse(text[..between]), Parse(text[(between + 1)..]));
    }

    private static long Parse(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
