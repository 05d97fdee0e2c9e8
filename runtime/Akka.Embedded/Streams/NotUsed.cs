namespace Akka;

/// <summary>The materialized value of a part of a stream that has none.</summary>
public sealed class NotUsed
{
    /// <summary>The one value.</summary>
    public static readonly NotUsed Instance = new();

    private NotUsed()
    {
    }

    /// <inheritdoc />
    public override string ToString() => nameof(NotUsed);
}
