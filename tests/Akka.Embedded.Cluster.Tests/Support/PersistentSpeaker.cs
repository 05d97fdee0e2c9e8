using Akka.Actor;
using Akka.Persistence;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>Remembers what it was told, and answers with how much that is.</summary>
public sealed class PersistentSpeaker : ReceivePersistentActor
{
    private readonly string _node;
    private readonly Notebook _notebook;
    private int _told;

    public PersistentSpeaker(string node, string id, Notebook notebook)
    {
        (PersistenceId, _node, _notebook) = (id, node, notebook);
        Recover<Say>(_ => _told++);
        Command<Say>(say => Persist(say, told =>
        {
            _told++;
            Sender.Tell(new Said(node, told.Text, _told));
        }));
    }

    public override string PersistenceId { get; }

    protected override void PreStart() => _notebook.Born(_node, PersistenceId);

    protected override void PostStop() => _notebook.Died(_node, PersistenceId);
}
