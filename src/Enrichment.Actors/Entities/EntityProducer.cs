using Akka.Actor;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Entities;

/// <summary>Makes the actor of one entity. The constructor is called as it stands: there is one of these per company at work.</summary>
internal sealed class EntityProducer(EntityId id, ActorServices services, ActorDirectory directory, EnrichPlans plans, IdleEntities idle)
    : IIndirectActorProducer
{
    public Type ActorType => typeof(EntityActor);

    public ActorBase Produce() => new EntityActor(id, services, directory, plans, idle);

    public void Release(ActorBase actor)
    {
    }
}
