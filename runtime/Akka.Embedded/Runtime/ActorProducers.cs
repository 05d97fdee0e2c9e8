using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Calls one constructor with the same arguments each time.</summary>
internal sealed class ConstructorProducer(Type type, ConstructorInfo constructor, object?[] arguments) : IIndirectActorProducer
{
    // Props are made per actor where each has its own arguments: the invoker is shared.
    private static readonly ConcurrentDictionary<ConstructorInfo, ConstructorInvoker> Invokers = new();

    private readonly ConstructorInvoker _invoker = Invokers.GetOrAdd(constructor, ConstructorInvoker.Create);

    public Type ActorType => type;

    public ActorBase Produce()
    {
        // The invoker may write to what it is given.
        var copy = arguments.Length == 0 ? [] : (object?[])arguments.Clone();
        return (ActorBase)_invoker.Invoke(copy.AsSpan());
    }

    public void Release(ActorBase actor)
    {
    }
}

/// <summary>Finds the constructor by the arguments.</summary>
internal sealed class ReflectiveProducer(Type type, object[] arguments) : IIndirectActorProducer
{
    public Type ActorType => type;

    public ActorBase Produce()
    {
        try
        {
            return (ActorBase)Activator.CreateInstance(type, arguments)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
        catch (MissingMethodException e)
        {
            var given = string.Join(", ", arguments.Select(argument => argument?.GetType().Name ?? "null"));
            throw new ArgumentException($"{type} has no public constructor for ({given})", e);
        }
    }

    public void Release(ActorBase actor)
    {
    }
}
