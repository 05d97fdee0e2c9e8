namespace Enrichment.Fuzzing.Tests.Engine;

/// <summary>A part of the program that takes what strangers wrote.</summary>
public abstract class FuzzTarget : IDisposable
{
    /// <summary>Also the name of its folder in the corpus.</summary>
    public abstract string Name { get; }

    /// <summary>Pieces that its grammar is made of.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>How many times dearer an input is than that of a plain parser: so many times fewer are made.</summary>
    public virtual int Weight => 1;

    /// <summary>Takes an input. What it may refuse it with is caught here; any other exception is a finding, and so is a wrong result.</summary>
    public abstract Task Feed(byte[] input);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes away what was made for the inputs.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
