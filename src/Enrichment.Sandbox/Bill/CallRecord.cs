using Enrichment.Sandbox.Faults;

namespace Enrichment.Sandbox.Bill;

/// <summary>One call as the sandbox saw it. A struct in big arrays: a million of them is a normal day.</summary>
internal struct CallRecord
{
    /// <summary>UTC ticks of arrival.</summary>
    public long At;

    /// <summary>Path without query: queries carry keys.</summary>
    public string Path;

    /// <summary>The domain, e-mail or name that was asked about.</summary>
    public string Subject;

    /// <summary>Dollars billed for this call.</summary>
    public decimal Charged;

    /// <summary>Microseconds from arrival to the end of the answer; 0 while it is under way.</summary>
    public int DurationMicros;

    /// <summary>HTTP status of the answer; 0 where none was ever to be sent.</summary>
    public short Status;

    public byte Operation;

    public FaultKind Fault;

    public CallEnd End;
}

/// <summary>What became of the answer.</summary>
internal enum CallEnd : byte
{
    /// <summary>Not finished yet.</summary>
    UnderWay,

    /// <summary>Handed to the network whole.</summary>
    Answered,

    /// <summary>Destroyed on purpose: never sent, cut, or garbled.</summary>
    Destroyed,

    /// <summary>The client went away before the answer was due.</summary>
    Abandoned,
}
