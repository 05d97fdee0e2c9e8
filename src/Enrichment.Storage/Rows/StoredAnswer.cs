using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;

namespace Enrichment.Storage.Rows;

/// <summary>The document of an answer: compact JSON with the version of its own form; the status stands in a column beside it.</summary>
internal sealed record StoredAnswer(
    [property: JsonPropertyName("v")] int Form,
    [property: JsonPropertyName("f")] IReadOnlyList<StoredField> Fields,
    [property: JsonPropertyName("m")] IReadOnlyList<StoredMissing>? Missing,
    [property: JsonPropertyName("e")] IReadOnlyList<StoredError>? Errors)
{
    private const int CurrentForm = 1;

    public static byte[] Write(EntityAnswer answer) => Write(AnswerDocument.Of(answer));

    /// <exception cref="InvalidDataException">The document has a form that this program does not know; names the answer.</exception>
    public static AnswerDocument Read(long answerNo, RowStatus status, ReadOnlySpan<byte> text)
    {
        var stored = JsonSerializer.Deserialize(text, StoredAnswerJson.Default.StoredAnswer);
        if (stored?.Form != CurrentForm)
        {
            throw new InvalidDataException($"Answer {answerNo} is stored in form {stored?.Form}; this program knows form {CurrentForm}.");
        }

        return new AnswerDocument(
            status,
            [.. stored.Fields.Select(f => new FieldAnswer(f.Field, f.Value, f.Operation, f.CallId, f.Confidence, f.At, f.Shared, f.Evidence))],
            [.. (stored.Missing ?? []).Select(m => new MissingField(m.Field, m.Reason, m.Detail))],
            [.. (stored.Errors ?? []).Select(e => new LookupError(e.Operation, e.Kind, e.Detail))]);
    }

    public static byte[] Write(AnswerDocument answer) => JsonTexts.WriteUtf8(
        Of(answer), static (json, stored) => JsonSerializer.Serialize(json, stored, StoredAnswerJson.Default.StoredAnswer));

    private static StoredAnswer Of(AnswerDocument answer) => new(
        CurrentForm,
        [.. answer.Fields.Select(f => new StoredField(f.Field, f.Value, f.Operation, f.CallId, f.Confidence, f.At, f.Shared, f.Evidence))],
        answer.Missing.Count == 0 ? null : [.. answer.Missing.Select(m => new StoredMissing(m.Field, m.Reason, m.Detail))],
        answer.Errors.Count == 0 ? null : [.. answer.Errors.Select(e => new StoredError(e.Operation, e.Kind, e.Detail))]);
}

internal sealed record StoredField(
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("v")] string Value,
    [property: JsonPropertyName("o")] string Operation,
    [property: JsonPropertyName("c")] string CallId,
    [property: JsonPropertyName("p")] double Confidence,
    [property: JsonPropertyName("t")] DateTimeOffset At,
    [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Shared,
    [property: JsonPropertyName("e")] string? Evidence);

internal sealed record StoredMissing(
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("r")] MissingReason Reason,
    [property: JsonPropertyName("d")] string Detail);

internal sealed record StoredError(
    [property: JsonPropertyName("o")] string Operation,
    [property: JsonPropertyName("k")] string Kind,
    [property: JsonPropertyName("d")] string Detail);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAnswer))]
internal sealed partial class StoredAnswerJson : JsonSerializerContext;
