namespace Enrichment.Actors.Serialization;

/// <summary>
/// The names under which messages travel between nodes. While nodes are replaced one by one, two versions talk to each other: a shape
/// that changes gets a new name. <c>tests/contracts/messages.txt</c> lists them.
/// </summary>
public static class MessageManifests
{
    public static Manifests All { get; } = new("message",
    [
        ("bucket.open-bucket.v1", MessageJson.Default.OpenBucket),
        ("bucket.set-bucket-limit.v1", MessageJson.Default.SetBucketLimit),
        ("bucket.set-bucket-priority.v1", MessageJson.Default.SetBucketPriority),
        ("bucket.pause-bucket.v1", MessageJson.Default.PauseBucket),
        ("bucket.resume-bucket.v1", MessageJson.Default.ResumeBucket),
        ("bucket.cancel-bucket.v1", MessageJson.Default.CancelBucket),
        ("bucket.finish-bucket.v1", MessageJson.Default.FinishBucket),
        ("bucket.bucket-report.v1", MessageJson.Default.BucketReport),
        ("entity.enrich.v1", MessageJson.Default.Enrich),
        ("entity.entity-answer.v1", MessageJson.Default.EntityAnswer),
        ("entity.withdraw.v1", MessageJson.Default.Withdraw),
        ("entity.stop-asking.v1", MessageJson.Default.StopAsking),
        ("entity.request-unknown.v1", MessageJson.Default.RequestUnknown),
        ("entity.reprioritise.v1", MessageJson.Default.Reprioritise),
        ("entity.settle-open-call.v1", MessageJson.Default.SettleOpenCall),
        ("entity.open-call-settled.v1", MessageJson.Default.OpenCallSettled),
        ("entity.forget-entity.v1", MessageJson.Default.ForgetEntity),
        ("entity.entity-forgotten.v1", MessageJson.Default.EntityForgotten),
        ("gate.ask-permit.v1", MessageJson.Default.AskPermit),
        ("gate.permit-decision.v1", MessageJson.Default.PermitDecision),
        ("gate.return-permit.v1", MessageJson.Default.ReturnPermit),
        ("gate.release-permit.v1", MessageJson.Default.ReleasePermit),
        ("gate.cancel-permit.v1", MessageJson.Default.CancelPermit),
        ("gate.reprioritise-permit.v1", MessageJson.Default.ReprioritisePermit),
        ("gate.pause-account.v1", MessageJson.Default.PauseAccount),
        ("gate.resume-account.v1", MessageJson.Default.ResumeAccount),
        ("gate.gate-done.v1", MessageJson.Default.GateDone),
        ("gate.drain-gate.v1", MessageJson.Default.DrainGate),
        ("gate.gate-drained.v1", MessageJson.Default.GateDrained),
        ("gate.get-gate.v1", MessageJson.Default.GetGate),
        ("gate.gate-state.v1", MessageJson.Default.GateState),
        ("run.start-run.v1", MessageJson.Default.StartRun),
        ("run.wake-run.v1", MessageJson.Default.WakeRun),
        ("run.set-run-budget.v1", MessageJson.Default.SetRunBudget),
        ("run.pause-run.v1", MessageJson.Default.PauseRun),
        ("run.resume-run.v1", MessageJson.Default.ResumeRun),
        ("run.cancel-run.v1", MessageJson.Default.CancelRun),
        ("run.cancel-run-bucket.v1", MessageJson.Default.CancelRunBucket),
        ("run.pause-run-bucket.v1", MessageJson.Default.PauseRunBucket),
        ("run.resume-run-bucket.v1", MessageJson.Default.ResumeRunBucket),
        ("run.set-run-bucket-budget.v1", MessageJson.Default.SetRunBucketBudget),
        ("run.set-run-bucket-priority.v1", MessageJson.Default.SetRunBucketPriority),
        ("run.get-run.v1", MessageJson.Default.GetRun),
        ("run.run-reply.v1", MessageJson.Default.RunReply),
        ("run.run-state-reply.v1", MessageJson.Default.RunStateReply),
        ("schedule.ping-scheduler.v1", MessageJson.Default.PingScheduler),
        ("schedule.trigger-nightly.v1", MessageJson.Default.TriggerNightly),
        ("schedule.nightly-outcome.v1", MessageJson.Default.NightlyOutcome),
    ]);

    /// <summary>What a runtime binds to <see cref="MessageSerializer"/>.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. All.Types.Values];
}
