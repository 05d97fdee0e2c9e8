using Akka.Actor;
using Akka.Configuration;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Creation;

public sealed class PropsTests : ActorSpec
{
    private static readonly string Constant = "constant";

    private int _evaluations;

    [Fact]
    public void Arguments_of_a_new_expression_are_evaluated_once()
    {
        var props = Props.Create(() => new Named(Next(), TestActor));

        Sys.ActorOf(props);
        Sys.ActorOf(props);

        ReceiveN(2).ShouldBe(["name 1", "name 1"]);
    }

    [Fact]
    public void Constants_variables_fields_and_calls_can_be_arguments()
    {
        var variable = "variable";
        Sys.ActorOf(Props.Create(() => new Named("literal", TestActor)));
        ExpectMsg("literal");
        Sys.ActorOf(Props.Create(() => new Named(variable, TestActor)));
        ExpectMsg("variable");
        Sys.ActorOf(Props.Create(() => new Named(Constant, TestActor)));
        ExpectMsg("constant");
        Sys.ActorOf(Props.Create(() => new Named(variable + 1, TestActor)));
        ExpectMsg("variable1");
    }

    [Fact]
    public void Anything_around_the_new_is_refused()
    {
        var actor = (Named)null!;

        Should.Throw<ArgumentException>(() => Props.Create(() => actor)).Message.ShouldContain("new T(args)");
    }

    [Fact]
    public void A_type_with_arguments_makes_an_actor()
    {
        Sys.ActorOf(Props.Create<Named>("by type", TestActor));

        ExpectMsg("by type");
    }

    [Fact]
    public void Arguments_that_no_constructor_takes_stop_the_actor_with_a_reason()
    {
        var child = Watch(ChildActorOf(Props.Create<Named>(1, 2, 3), new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            return Directive.Stop;
        })));

        ExpectMsg<ActorInitializationException>().Message.ShouldContain("no public constructor for (Int32, Int32, Int32)");
        ExpectTerminated(child);
    }

    [Fact]
    public void A_type_that_is_no_actor_is_refused() => Should.Throw<ArgumentException>(() => Props.Create(typeof(string)));

    [Fact]
    public void A_producer_makes_and_releases()
    {
        var producer = new Producer(TestActor);
        var actor = Watch(Sys.ActorOf(Props.CreateBy(producer)));
        ExpectMsg("produced");

        Sys.Stop(actor);

        ExpectMsg("released");
        ExpectTerminated(actor);
    }

    [Fact]
    public void The_With_methods_leave_the_original_alone()
    {
        var props = Props.Create(() => new Named("x", TestActor));

        props.WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy).SupervisorStrategy.ShouldNotBeNull();

        props.SupervisorStrategy.ShouldBeNull();
        props.WithMailbox("m").ShouldNotBe(props);
        props.WithMailbox("m").ShouldBe(props.WithMailbox("m"));
    }

    [Fact]
    public void A_mailbox_or_dispatcher_that_is_not_configured_is_refused_by_name()
    {
        var props = Props.Create(() => new Named("x", TestActor));

        Should.Throw<ConfigurationException>(() => Sys.ActorOf(props.WithMailbox("nowhere"))).Message.ShouldContain("nowhere");
        Should.Throw<ConfigurationException>(() => Sys.ActorOf(props.WithDispatcher("nowhere"))).Message.ShouldContain("nowhere");
    }

    private string Next() => $"name {++_evaluations}";

    private sealed class Named : ReceiveActor
    {
        public Named(string name, IActorRef to) => to.Tell(name);
    }

    private sealed class Producer(IActorRef to) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Named);

        public ActorBase Produce() => new Named("produced", to);

        public void Release(ActorBase actor) => to.Tell("released", ActorRefs.NoSender);
    }
}
