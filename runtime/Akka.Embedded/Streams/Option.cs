namespace Akka.Util;

/// <summary>A value or none.</summary>
public readonly struct Option<T> : IEquatable<Option<T>>
{
    /// <summary>No value.</summary>
    public static readonly Option<T> None;

    private Option(T value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>True where there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>True where there is no value.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value; the type's default where there is none.</summary>
    public T Value { get; }

    /// <summary>This value; none where it is null.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1000", Justification = "Akka.NET makes it so.")]
    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value);

    /// <summary>Equal values, or none on both sides.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Different values, or one side without.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Option<T> other) => HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HasValue ? HashCode.Combine(Value) : 0;

    /// <inheritdoc />
    public override string ToString() => HasValue ? $"Some<{Value}>" : "None";
}
