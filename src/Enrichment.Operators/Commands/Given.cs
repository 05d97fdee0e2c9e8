using Enrichment.Operators.Answers;

namespace Enrichment.Operators.Commands;

/// <summary>What an operator gave to a command, each value checked by its switch.</summary>
/// <param name="Operator">Who asks, as the client says: a login, for the audit.</param>
/// <param name="Values">By the switch's name.</param>
public sealed record Given(string Operator, IReadOnlyDictionary<string, string> Values)
{
    public AnswerForm Form => Has(CommonSwitches.Json) ? AnswerForm.Json : AnswerForm.Text;

    /// <summary>Whether a flag was given.</summary>
    public bool Has(Switch one) => Values.ContainsKey(one.Name);

    /// <summary>Null where it was not given.</summary>
    public string? Text(Switch one) => Values.GetValueOrDefault(one.Name);

    /// <summary>A value that the reader has made sure of.</summary>
    public string Require(Switch one) => Values[one.Name];

    public int Number(Switch one, int otherwise) => Whole(one) is { } number ? (int)number : otherwise;

    public int? Number(Switch one) => (int?)Whole(one);

    public decimal? Dollars(Switch one) => Values.TryGetValue(one.Name, out var text) ? SwitchValues.Dollars(text) : null;

    /// <summary>The value as one of an enumeration's members, which are the switch's choices.</summary>
    public T? Choice<T>(Switch one)
        where T : struct, Enum => Values.TryGetValue(one.Name, out var text) ? Enum.Parse<T>(text, ignoreCase: true) : null;

    private long? Whole(Switch one) => Values.TryGetValue(one.Name, out var text) ? SwitchValues.Number(text) : null;
}
