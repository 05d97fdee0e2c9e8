using System.Linq.Expressions;
using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>How to make an actor: type, arguments, mailbox, dispatcher, strategy. It never changes; the With methods copy.</summary>
public class Props : IEquatable<Props>
{
    private readonly IIndirectActorProducer _producer;

    internal Props(IIndirectActorProducer producer, object[] arguments, SupervisorStrategy? strategy)
    {
        _producer = producer;
        Arguments = arguments;
        SupervisorStrategy = strategy;
    }

    private Props(Props other)
        : this(other._producer, other.Arguments, other.SupervisorStrategy)
    {
        Mailbox = other.Mailbox;
        DispatcherName = other.DispatcherName;
    }

    /// <summary>The actor's type.</summary>
    public Type Type => _producer.ActorType;

    /// <summary>The actor's type, as text.</summary>
    public string TypeName => Type.AssemblyQualifiedName!;

    /// <summary>What the constructor gets.</summary>
    public object[] Arguments { get; }

    /// <summary>How the actor supervises its children, in the place of its own strategy; or null.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; private init; }

    internal string? Mailbox { get; private init; }

    internal string? DispatcherName { get; private init; }

    /// <summary>An actor whose constructor takes these arguments.</summary>
    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => Create(typeof(TActor), args);

    /// <summary>An actor with a constructor without arguments and a strategy.</summary>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(new ReflectiveProducer(typeof(TActor), []), [], supervisorStrategy);

    /// <summary>
    /// An actor made by <c>new</c>. The arguments are evaluated once, here, and every incarnation gets the same.
    /// </summary>
    /// <exception cref="ArgumentException">The expression is more than a <c>new</c>.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (factory.Body is not NewExpression { Constructor: { } constructor } creation)
            throw new ArgumentException("The factory must be a 'new T(args)' expression and nothing around it", nameof(factory));
        var arguments = ArgumentValues.Of(creation);
        return new Props(new ConstructorProducer(typeof(TActor), constructor, arguments), arguments!, supervisorStrategy);
    }

    /// <summary>An actor whose constructor takes these arguments.</summary>
    /// <exception cref="ArgumentException">The type is not that of an actor that can be made.</exception>
    public static Props Create(Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(ActorBase).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} is not an actor that can be made", nameof(type));
        return new Props(new ReflectiveProducer(type, args ?? []), args ?? [], null);
    }

    /// <summary>An actor that the producer makes.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer, args ?? [], null);
    }

    /// <summary>With the mailbox type configured under this name.</summary>
    public Props WithMailbox(string mailbox) => new(this) { Mailbox = mailbox };

    /// <summary>With the dispatcher configured under this name.</summary>
    public Props WithDispatcher(string dispatcher) => new(this) { DispatcherName = dispatcher };

    /// <summary>With a strategy in the place of the actor's own.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => new(this) { SupervisorStrategy = supervisorStrategy };

    /// <summary>Makes a new incarnation.</summary>
    public virtual ActorBase NewActor() => _producer.Produce();

    /// <inheritdoc />
    public bool Equals(Props? other) =>
        other is not null && Type == other.Type && Mailbox == other.Mailbox && DispatcherName == other.DispatcherName
        && Arguments.AsSpan().SequenceEqual(other.Arguments) && Equals(SupervisorStrategy, other.SupervisorStrategy);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Type, Mailbox, DispatcherName, Arguments.Length);

    internal void Release(ActorBase actor) => _producer.Release(actor);
}
