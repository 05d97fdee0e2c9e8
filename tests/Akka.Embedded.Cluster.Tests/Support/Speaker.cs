using Akka.Actor;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>An entity that notes what it is told and answers with the node it lives on.</summary>
public sealed class Speaker : ReceiveActor
{
    private readonly string _node;
    private readonly string _id;
    private readonly Notebook _notebook;

    public Speaker(string node, string id, Notebook notebook)
    {
        (_node, _id, _notebook) = (node, id, notebook);
        Receive<Say>(say =>
        {
            notebook.Add(node, id, say);
            Sender.Tell(new Said(node, say.Text, say.Number));
        });
        Receive<SayTheUnspeakable>(_ => Sender.Tell(new Unspeakable("x")));
        Receive<Slow>(slow => slow.Gate.Wait());
        ReceiveAny(message =>
        {
            notebook.Add(node, id, message);
            Sender.Tell(message);
        });
    }

    protected override void PreStart() => _notebook.Born(_node, _id);

    protected override void PostStop() => _notebook.Died(_node, _id);
}
