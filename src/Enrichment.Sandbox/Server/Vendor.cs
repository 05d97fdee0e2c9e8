using Enrichment.Sandbox.Faults;

namespace Enrichment.Sandbox.Server;

/// <summary>How a vendor words the failures that are not about the question asked.</summary>
internal interface IVendorVoice
{
    /// <summary>"Slow down", "allowance gone" or a fault of the vendor's own.</summary>
    Answer Fail(Fault fault);

    /// <summary>A good answer, garbled: still status 200.</summary>
    Answer Garble(Answer good, Fault fault);
}

/// <summary>An answer with what it costs in vendor units, free repeats already taken off.</summary>
internal readonly record struct Work(Answer Answer, decimal Units)
{
    public static implicit operator Work(Answer free) => new(free, 0);

    public static Work Free(Answer answer) => answer;
}
