using Akka.Actor;
using Akka.Cluster.Sharding;

namespace Akka.Embedded.Tests.Sharding.Support;

/// <summary>Writes down what it gets, and its beginnings and ends.</summary>
public sealed class DiaristEntity : ReceiveActor
{
    private readonly string _id;
    private readonly Diary _diary;

    public DiaristEntity(string id, Diary diary)
    {
        _id = id;
        _diary = diary;
        Receive<Stop>(_ =>
        {
            diary.Add(id, "stopped");
            Context.Stop(Self);
        });
        Receive<Rest>(_ => Context.Parent.Tell(new Passivate(Stop.Instance)));
        Receive<RestAfter>(message =>
        {
            Context.Parent.Tell(new Passivate(Stop.Instance));
            message.Wished.Set();
            message.Gate.Wait();
            diary.Add(id, "rests");
        });
        Receive<Fail>(_ => throw new InvalidOperationException("as told"));
        Receive<End>(_ => Context.Stop(Self));
        Receive<WhoAreYou>(_ => Sender.Tell(Self));
        ReceiveAny(message =>
        {
            diary.Add(id, message);
            Sender.Tell(message);
        });
    }

    protected override void PostStop() => _diary.NoteEnd(_id);

    public sealed record Rest;

    /// <summary>Asks to rest, and is still busy until the gate opens.</summary>
    public sealed class RestAfter : IDisposable
    {
        public ManualResetEventSlim Wished { get; } = new();

        public ManualResetEventSlim Gate { get; } = new();

        public void Dispose()
        {
            Wished.Dispose();
            Gate.Dispose();
        }
    }

    public sealed record Fail;

    public sealed record End;

    public sealed record WhoAreYou;

    public sealed record Stop
    {
        public static readonly Stop Instance = new();
    }
}
