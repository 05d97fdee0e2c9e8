using System.Text.Json.Serialization;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Serialization;

/// <summary>Events as JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    Converters = [typeof(RunIdConverter), typeof(BucketIdConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BucketOpened))]
[JsonSerializable(typeof(BucketLimitSet))]
[JsonSerializable(typeof(BucketAnswersStored))]
[JsonSerializable(typeof(BucketReopening))]
[JsonSerializable(typeof(BucketReopened))]
[JsonSerializable(typeof(BucketReconciled))]
[JsonSerializable(typeof(BucketPrioritySet))]
[JsonSerializable(typeof(BucketPaused))]
[JsonSerializable(typeof(BucketResumed))]
[JsonSerializable(typeof(BucketCancelled))]
[JsonSerializable(typeof(BucketCompleted))]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunBudgetShared))]
[JsonSerializable(typeof(RunBucketCapSet))]
[JsonSerializable(typeof(RunBucketPrioritySet))]
[JsonSerializable(typeof(RunBucketEnded))]
[JsonSerializable(typeof(RunBucketReopened))]
[JsonSerializable(typeof(RunPaused))]
[JsonSerializable(typeof(RunResumed))]
[JsonSerializable(typeof(RunCancelled))]
[JsonSerializable(typeof(RunBucketCancelled))]
[JsonSerializable(typeof(RunEnded))]
internal sealed partial class EventJson : JsonSerializerContext;
