using System.Text.Json.Serialization;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Scheduling;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Serialization;

/// <summary>Messages as JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    Converters = [typeof(RunIdConverter), typeof(BucketIdConverter), typeof(EntityIdConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenBucket))]
[JsonSerializable(typeof(SetBucketLimit))]
[JsonSerializable(typeof(SetBucketPriority))]
[JsonSerializable(typeof(PauseBucket))]
[JsonSerializable(typeof(ResumeBucket))]
[JsonSerializable(typeof(CancelBucket))]
[JsonSerializable(typeof(FinishBucket))]
[JsonSerializable(typeof(BucketReport))]
[JsonSerializable(typeof(Enrich))]
[JsonSerializable(typeof(EntityAnswer))]
[JsonSerializable(typeof(Withdraw))]
[JsonSerializable(typeof(StopAsking))]
[JsonSerializable(typeof(RequestUnknown))]
[JsonSerializable(typeof(Reprioritise))]
[JsonSerializable(typeof(SettleOpenCall))]
[JsonSerializable(typeof(OpenCallSettled))]
[JsonSerializable(typeof(ForgetEntity))]
[JsonSerializable(typeof(EntityForgotten))]
[JsonSerializable(typeof(AskPermit))]
[JsonSerializable(typeof(PermitDecision))]
[JsonSerializable(typeof(ReturnPermit))]
[JsonSerializable(typeof(ReleasePermit))]
[JsonSerializable(typeof(CancelPermit))]
[JsonSerializable(typeof(ReprioritisePermit))]
[JsonSerializable(typeof(PauseAccount))]
[JsonSerializable(typeof(ResumeAccount))]
[JsonSerializable(typeof(GateDone))]
[JsonSerializable(typeof(DrainGate))]
[JsonSerializable(typeof(GateDrained))]
[JsonSerializable(typeof(GetGate))]
[JsonSerializable(typeof(GateState))]
[JsonSerializable(typeof(StartRun))]
[JsonSerializable(typeof(WakeRun))]
[JsonSerializable(typeof(SetRunBudget))]
[JsonSerializable(typeof(PauseRun))]
[JsonSerializable(typeof(ResumeRun))]
[JsonSerializable(typeof(CancelRun))]
[JsonSerializable(typeof(CancelRunBucket))]
[JsonSerializable(typeof(PauseRunBucket))]
[JsonSerializable(typeof(ResumeRunBucket))]
[JsonSerializable(typeof(SetRunBucketBudget))]
[JsonSerializable(typeof(SetRunBucketPriority))]
[JsonSerializable(typeof(GetRun))]
[JsonSerializable(typeof(RunReply))]
[JsonSerializable(typeof(RunStateReply))]
[JsonSerializable(typeof(PingScheduler))]
[JsonSerializable(typeof(TriggerNightly))]
[JsonSerializable(typeof(NightlyOutcome))]
internal sealed partial class MessageJson : JsonSerializerContext;
