using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Calls;

/// <summary>The question that a vendor may charge only once in a while.</summary>
internal readonly record struct Question(string Tenant, string Operation, string InputHash);

/// <summary>A call while a group's settlements are decided: nano-dollars, nano-units, microseconds.</summary>
internal sealed class LedgerCall
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string SelectColumns = "c.call_id, c.tenant, c.operation, c.input_hash, c.most, c.intended_at, c.budgets, c.state, c.charge";

    public required string CallId { get; init; }

    public required Question Question { get; init; }

    public required long Most { get; init; }

    public required long IntendedAt { get; init; }

    /// <summary>Ids of the budgets that bear it.</summary>
    public required IReadOnlyList<string> Budgets { get; init; }

    public CallState State { get; private set; }

    public AnswerClass? Answer { get; private set; }

    public long Units { get; private set; }

    public long Charge { get; private set; }

    public long? AnsweredAt { get; private set; }

    public string? Detail { get; private set; }

    public bool IsOpen => State is CallState.Intended or CallState.Pending;

    public static LedgerCall Of(NewCall call)
    {
        var intent = call.Call.Intent;
        return new LedgerCall
        {
            CallId = intent.CallId,
            Question = new Question(intent.Entity.Tenant, intent.Operation, intent.InputHash),
            Most = Nanos.From(intent.Most),
            IntendedAt = Columns.Micros(intent.At),
            Budgets = call.Budgets,
        };
    }

    public static LedgerCall Read<TRow>(TRow row)
        where TRow : IStoredRow => new()
        {
            CallId = row.RequiredText(0),
            Question = new Question(row.RequiredText(1), row.RequiredText(2), row.RequiredText(3)),
            Most = row.Integer(4),
            IntendedAt = row.Integer(5),
            Budgets = StoredTexts.Read(row.Blob(6)),
            State = (CallState)row.Integer(7),
            Charge = row.Integer(8),
        };

    /// <summary>Takes in the outcome, with the charge that is booked for it.</summary>
    public void Take(CallOutcome outcome, long charge)
    {
        State = outcome.State;
        Answer = outcome.Answer;
        Units = outcome.State == CallState.Settled && charge == Nanos.From(outcome.Charge) ? Nanos.From(outcome.Units) : 0;
        Charge = charge;
        AnsweredAt = Columns.Micros(outcome.At);
        Detail = outcome.Detail;
    }
}
