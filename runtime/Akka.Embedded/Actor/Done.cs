namespace Akka;

/// <summary>Something is done, with nothing more to say.</summary>
public sealed class Done
{
    /// <summary>The one value.</summary>
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
