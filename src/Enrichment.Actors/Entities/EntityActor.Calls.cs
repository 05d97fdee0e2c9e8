using Akka.Actor;
using Enrichment.Actors.Gates;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <content>One call's way: permit, intent, request, answer, settlement, and what follows from it.</content>
public sealed partial class EntityActor
{
    private void AskPermit(TimeSpan wait)
    {
        if (!isHandedOff && call is { } wanted && (wanted.IsIntended || IsStillWanted(wanted.Payer)))
        {
            wanted.Enter("permit.wait");
            directory.Gate.Tell(SourceGate.To(wanted.Ask(wait)));
            return;
        }

        EndCall();
        Step();
    }

    /// <summary>
    /// Who says something again has waited long: the gate may have been lost with what waited in it, or its grant on the way. It takes a
    /// known request as one.
    /// </summary>
    private void RemindGate()
    {
        if (call is { IsAsking: true } waiting)
        {
            directory.Gate.Tell(SourceGate.To(waiting.AskAgain(TimeSpan.Zero)));
        }
    }

    private bool IsStillWanted(Enrich payer) => book.Find(payer.RequestId) is { IsStopped: false };

    private void OnDecision(PermitDecision decision)
    {
        if (call is null || decision.Request.PermitId != call.PermitId || (!call.IsAsking && call.IsWaiting))
        {
            Release(decision.Request.PermitId);
            return;
        }

        if (!call.IsAsking)
        {
            // The same grant once more, which the call in flight uses already.
            return;
        }

        call.Decided();
        if (decision.Refused is { } reason)
        {
            Refuse(new Skip(reason, decision.Detail));
        }
        else if (call.CallId is not null)
        {
            Send();
        }
        else if (TakePayer())
        {
            Begin();
        }
    }

    /// <summary>A call that the vendor has accepted may yet be charged: it ends in the ledger before it is given up.</summary>
    private void Refuse(Skip why)
    {
        if (call is { IsIntended: true, Source.IsPaid: true } accepted)
        {
            accepted.Refused = why;
            SettleLost(accepted.CallId!, ActorRefs.NoSender);
        }
        else
        {
            GiveUp(why.Reason, why.Detail, CallErrors.Refused(call!.Source.Operation, why.Reason, why.Detail));
        }
    }

    /// <summary>The payer is chosen when the permit is there: whoever came meanwhile may be of a higher class, or the asker gone.</summary>
    private bool TakePayer()
    {
        var payer = book.Next(state, services.Steady.Now, services.Hash);
        if (payer is not null && payer.Call!.Source.Operation == call!.Source.Operation && payer.Call.InputHash == call.Plan.InputHash)
        {
            call.Payer = asked[payer.RequestId].Request;
            return true;
        }

        Release(call!.PermitId);
        EndCall();
        Step();
        return false;
    }

    private void Begin()
    {
        var started = call!;
        started.IsWaiting = false;
        started.CallId = state.NextCallId;
        if (!started.Source.IsPaid)
        {
            Send();
            return;
        }

        started.Enter("intent");
        services.Ledger.Intend(Intent(started)).PipeTo(Self, success: verdict => new Intended(started, verdict));
    }

    private CallIntent Intent(CallInFlight started)
    {
        var now = Now;
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var budgets = plans.BudgetsOf(started.Payer.Bucket.Bucket, started.Source.Account, day);
        return Settlements.Intent(started.CallId!, id, started.Plan, started.Payer, now, day, budgets);
    }

    private void OnIntended(Intended message)
    {
        if (message.Call != call)
        {
            return;
        }

        switch (message.Verdict.Kind)
        {
            case IntentVerdictKind.Accepted:
                Send();
                break;
            case IntentVerdictKind.OverBudget:
                Release(call.PermitId);
                var budget = message.Verdict.Where ?? "";
                var reason = budget.StartsWith("account:", StringComparison.Ordinal) ? MissingReason.Quota : MissingReason.Budget;
                book.Find(call.Payer.RequestId)?.NoteSkip(call.Source.Operation, reason, budget);
                EndCall();
                Step();
                break;
            default:
                Release(call.PermitId);
                SettleLost(message.Verdict.Where!, ActorRefs.NoSender);
                break;
        }
    }

    private void Send()
    {
        var sent = call!;
        sent.IsWaiting = false;
        sent.Enter("call");
        var query = new SourceQuery(sent.CallId!, id, sent.Plan.Inputs, sent.Source.Gives, sent.Continuation);
        services.Sources.Source(sent.Source.Operation).Ask(query, stopping.Token).PipeTo(
            Self,
            success: answer => new Answered(sent, answer),
            failure: error => new Answered(sent, CallErrors.Broken(error)));
    }

    private void OnAnswered(Answered message)
    {
        if (message.Call != call)
        {
            return;
        }

        var answer = message.Answer;
        if (answer.Class == AnswerClass.Pending && HasWaitedTooLong())
        {
            answer = SourceAnswer.Failed(AnswerClass.Retry, "it was not ready in time", Charge.Unknown);
        }

        directory.Gate.Tell(SourceGate.To(new ReturnPermit(new PermitReturn(call.PermitId, answer.Class, answer.Wait))));
        if (answer.Class == AnswerClass.Pending)
        {
            call.Continuation = answer.Continuation;
            call.IsWaiting = true;
            Timers.StartSingleTimer(PendingTimer, new AskAgain(), Positive(answer.Wait ?? TimeSpan.FromSeconds(1)));
            return;
        }

        Settle(answer);
    }

    private bool HasWaitedTooLong()
    {
        var now = services.Steady.Now;
        call!.PendingSince ??= now;
        return now - call.PendingSince > services.Settings.MaxPending;
    }

    private void Settle(SourceAnswer answer)
    {
        var settled = call!;
        settled.Enter("outcome");
        var after = Settlements.After(state, settled.Plan, settled.CallId!, answer, Now);
        var settlement = Settlements.Of(settled.Plan, settled.CallId!, answer, after, () => Intent(settled), Now);
        if (settlement is null)
        {
            GoOn(settled, answer);
            return;
        }

        services.Ledger.Settle(settlement).PipeTo(Self, success: verdict => new Settled(settled, answer, after, verdict));
    }

    private void OnSettled(Settled message)
    {
        if (!message.Verdict.Stored)
        {
            throw new EntityStoreException($"{name}: another incarnation has moved its version past {state.Version}.");
        }

        state = message.After with { Version = message.Verdict.Version };
        book.Find(message.Call.Payer.RequestId)?.NotePaid(message.Call.CallId!, message.Verdict.Charged);
        if (message.Verdict.Overrun)
        {
            var why = $"{message.Call.CallId} was charged more than its most: a price has changed";
            directory.Gate.Tell(SourceGate.To(new PauseAccount(message.Call.Source.Account, why)));
        }

        GoOn(message.Call, message.Answer);
    }

    /// <summary>What follows an answer that is stored.</summary>
    private void GoOn(CallInFlight ended, SourceAnswer answer)
    {
        foreach (var subscription in book.All)
        {
            subscription.NoteAsked();
        }

        var operation = ended.Source.Operation;
        switch (answer.Class)
        {
            case AnswerClass.Retry when ++ended.Failures >= ended.Source.MaxAttempts:
            case AnswerClass.Throttled when ++ended.Throttles >= services.Settings.MaxThrottles:
                GiveUp(MissingReason.Error, answer.Detail, CallErrors.Of(operation, answer));
                break;
            case AnswerClass.Retry:
                ended.StartOver();
                AskPermit(answer.Wait ?? Backoff.After(ended.Failures, ended.PermitId));
                break;
            case AnswerClass.Throttled:
                ended.StartOver();
                AskPermit(TimeSpan.Zero);
                break;
            case AnswerClass.QuotaGone:
                GiveUp(MissingReason.Quota, answer.Detail, CallErrors.Of(operation, answer));
                break;
            case AnswerClass.AuthGone:
                GiveUp(MissingReason.Error, answer.Detail, CallErrors.Of(operation, answer));
                break;
            default:
                if (answer.Class is AnswerClass.BadInput or AnswerClass.Suppressed)
                {
                    book.Find(ended.Payer.RequestId)?.NoteError(CallErrors.Of(operation, answer));
                }

                EndCall();
                Rehome();
                Step();
                break;
        }
    }

    /// <summary>The operation cannot be asked for anybody who waits here now.</summary>
    private void GiveUp(MissingReason reason, string detail, LookupError? error)
    {
        var operation = call!.Source.Operation;
        foreach (var subscription in book.All)
        {
            subscription.NoteSkip(operation, reason, detail);
        }

        if (error is not null)
        {
            book.Find(call.Payer.RequestId)?.NoteError(error);
        }

        EndCall();
        Step();
    }

    private void OnSettleOpenCall(SettleOpenCall message)
    {
        if (call?.CallId == message.Call.Intent.CallId)
        {
            // It is under way here, and comes to its end.
            RemindGate();
            return;
        }

        if (call is not null || settling > 0)
        {
            Stash.Stash();
            return;
        }

        SettleLost(message.Call.Intent.CallId, Sender);
    }

    private void SettleLost(string callId, IActorRef? replyTo)
    {
        settling++;
        var after = state.WithCall();
        services.Ledger.Settle(Settlements.Lost(callId, after, Now)).PipeTo(
            Self, success: verdict => new LostCallSettled(callId, after, verdict, replyTo));
    }

    private void OnLostCallSettled(LostCallSettled message)
    {
        settling--;
        if (!message.Verdict.Stored)
        {
            throw new EntityStoreException($"{name}: another incarnation has moved its version past {state.Version}.");
        }

        state = message.After with { Version = message.Verdict.Version };
        message.ReplyTo?.Tell(new OpenCallSettled(message.CallId));
        Stash.UnstashAll();
        if (call?.Refused is { } refused)
        {
            GiveUp(refused.Reason, refused.Detail, CallErrors.Refused(call.Source.Operation, refused.Reason, refused.Detail));
        }
        else if (call is not null)
        {
            call.StartOver();
            AskPermit(TimeSpan.Zero);
        }
        else
        {
            Step();
        }
    }

    private void EndCall()
    {
        call?.Enter(null);
        call = null;
        Stash.UnstashAll();
    }

    /// <summary>Gives back a permit that was granted for nothing.</summary>
    private void Release(string permitId) => directory.Gate.Tell(SourceGate.To(new ReleasePermit(permitId)));

    /// <summary>Takes back a request for a permit, whatever the gate has made of it meanwhile.</summary>
    private void CancelPermit(string permitId) => directory.Gate.Tell(SourceGate.To(new CancelPermit(permitId)));

    private sealed record Intended(CallInFlight Call, IntentVerdict Verdict);

    private sealed record Answered(CallInFlight Call, SourceAnswer Answer);

    private sealed record Settled(CallInFlight Call, SourceAnswer Answer, EntityState After, SettleVerdict Verdict);

    private sealed record LostCallSettled(string CallId, EntityState After, SettleVerdict Verdict, IActorRef? ReplyTo);

    private sealed record AskAgain;
}
