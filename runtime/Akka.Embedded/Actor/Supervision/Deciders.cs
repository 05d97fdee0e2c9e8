namespace Akka.Actor;

/// <summary>From an exception to a directive.</summary>
public interface IDecider
{
    /// <summary>What to do with a child that threw this.</summary>
    Directive Decide(Exception cause);
}

/// <summary>A decider given as a function.</summary>
public class LocalOnlyDecider : IDecider
{
    private readonly Func<Exception, Directive> _decider;

    /// <summary>Makes a decider of a function.</summary>
    public LocalOnlyDecider(Func<Exception, Directive> decider) => _decider = decider;

    /// <inheritdoc />
    public Directive Decide(Exception cause) => _decider(cause);
}

/// <summary>Ways to make a decider.</summary>
public static class Decider
{
    /// <summary>Of a function.</summary>
    public static LocalOnlyDecider From(Func<Exception, Directive> localOnlyDecider) => new(localOnlyDecider);
}
