using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Documents;

namespace Enrichment.Storage.Entities;

/// <summary>An entity's state as stored: compact JSON with the version of its own form. Old forms stay readable.</summary>
internal sealed record EntityDocument(
    [property: JsonPropertyName("v")] int Form,
    [property: JsonPropertyName("n")] int Calls,
    [property: JsonPropertyName("f")] IReadOnlyList<StoredFact> Facts,
    [property: JsonPropertyName("a")] IReadOnlyList<StoredAttempt> Attempts,
    [property: JsonPropertyName("to")] string? AliasOf)
{
    private const int CurrentForm = 1;

    public static byte[] Write(EntityState state) => JsonTexts.WriteUtf8(
        Of(state), static (json, document) => JsonSerializer.Serialize(json, document, EntityDocumentJson.Default.EntityDocument));

    /// <exception cref="InvalidDataException">The document has a form that this program does not know, or is no document; names the entity.</exception>
    public static EntityState Read(EntityId id, long version, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return EntityState.Unknown(id) with { Version = version };
        var document = Parse(id, text);
        return document.Form == CurrentForm
            ? document.State(id, version)
            : throw new InvalidDataException($"The entity {id} is stored in form {document.Form}; this program knows form {CurrentForm}.");
    }

    private static EntityDocument Parse(EntityId id, ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, EntityDocumentJson.Default.EntityDocument)
                ?? throw new InvalidDataException($"The entity {id} is stored as null.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"The entity {id} is not stored as a document: {failure.Message}", failure);
        }
    }

    private static EntityDocument Of(EntityState state) => new(
        CurrentForm,
        state.Calls,
        [.. state.Facts.Values.Select(f => new StoredFact(f.Field, f.Value, f.Confidence, f.Operation, f.CallId, f.At, f.Evidence))],
        [.. state.Attempts.Values.Select(a => new StoredAttempt(a.Operation, a.InputHash, a.Outcome, a.CallId, a.At))],
        state.AliasOf?.ToString());

    private EntityState State(EntityId id, long version) => new(
        id,
        version,
        Calls,
        Facts.ToImmutableSortedDictionary(
            f => f.Field, f => new Fact(f.Field, f.Value, f.Confidence, f.Operation, f.CallId, f.At, f.Evidence), StringComparer.Ordinal),
        Attempts.ToImmutableSortedDictionary(
            a => EntityState.AttemptKey(a.Operation, a.InputHash),
            a => new Attempt(a.Operation, a.InputHash, a.Outcome, a.CallId, a.At),
            StringComparer.Ordinal),
        AliasOf is null ? null : EntityId.Parse(AliasOf));
}

internal sealed record StoredFact(
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("v")] string Value,
    [property: JsonPropertyName("p")] double Confidence,
    [property: JsonPropertyName("o")] string Operation,
    [property: JsonPropertyName("c")] string CallId,
    [property: JsonPropertyName("t")] DateTimeOffset At,
    [property: JsonPropertyName("e")] string? Evidence);

internal sealed record StoredAttempt(
    [property: JsonPropertyName("o")] string Operation,
    [property: JsonPropertyName("h")] string InputHash,
    [property: JsonPropertyName("r")] AnswerClass Outcome,
    [property: JsonPropertyName("c")] string CallId,
    [property: JsonPropertyName("t")] DateTimeOffset At);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EntityDocument))]
internal sealed partial class EntityDocumentJson : JsonSerializerContext;
