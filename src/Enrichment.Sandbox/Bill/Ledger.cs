using Enrichment.Sandbox.Faults;

namespace Enrichment.Sandbox.Bill;

/// <summary>
/// The sandbox's own bill: a call and its charge are written in one step, so at every moment the bill is the sum of what the
/// calls say was charged.
/// </summary>
internal sealed class Ledger(SandboxOptions options)
{
    private const int LongestText = 256;
    private readonly Lock _lock = new();
    private readonly Prices _prices = new(options);
    private readonly Tally[] _tallies = new Tally[Operation.All.Count];
    private CallLog _calls = new(options.CallsKept);

    public CallTicket Record(Operation operation, string path, string subject, int status, decimal units, FaultKind fault)
    {
        var dollars = units == 0 ? 0m : Exact.Trim(units * _prices.PerUnit(operation));
        var call = new CallRecord
        {
            Path = Bounded(path),
            Subject = Bounded(subject),
            Charged = dollars,
            Status = (short)status,
            Operation = operation.Index,
            Fault = fault,
        };
        lock (_lock)
        {
            call.At = options.Clock.GetUtcNow().UtcTicks;
            _tallies[operation.Index] += new Tally(1, units, dollars);
            return _calls.Append(call);
        }
    }

    /// <summary>A log of a million calls must not hang on how long the questions were.</summary>
    private static string Bounded(string text) => text.Length <= LongestText ? text : text[..LongestText];

    public Tally[] Tallies()
    {
        lock (_lock)
            return [.. _tallies];
    }

    /// <summary>The remembered calls from number <paramref name="since"/> on, as they stand now.</summary>
    public CallPage Calls(long since, long limit)
    {
        lock (_lock)
        {
            var from = Math.Clamp(since, _calls.First, _calls.Next);
            var (firstNumber, chunks) = _calls.Since(from);
            return new CallPage(from, Math.Min(_calls.Next, from + limit), _calls.First, firstNumber, chunks);
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            Array.Clear(_tallies);
            _calls = new CallLog(options.CallsKept);
        }
    }
}

/// <summary>Calls with the numbers [<paramref name="From"/>, <paramref name="To"/>) out of chunks that may hold more.</summary>
internal sealed record CallPage(long From, long To, long Forgotten, long FirstNumber, CallRecord[][] Chunks)
{
    public CallRecord this[long number]
    {
        get
        {
            var offset = number - FirstNumber;
            return Chunks[offset / CallLog.ChunkSize][offset % CallLog.ChunkSize];
        }
    }
}
