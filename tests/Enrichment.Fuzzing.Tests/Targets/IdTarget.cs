using System.Text;
using Enrichment.Domain.Identity;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>Ids as they stand in addresses, journals and messages.</summary>
public sealed class IdTarget : FuzzTarget
{
    public override string Name => "ids";

    public override IReadOnlyList<string> Words => ["/company/", "/person/", "/property/", "~", "%2F", "local", "acme.com"];

    public override Task Feed(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (EntityId.TryParse(text, out var entity)) entity.ToString().ShouldBe(text);
        if (BucketId.TryParse(text, out var bucket)) bucket.ToString().ShouldBe(text);
        if (RunId.TryParse(text, out var run)) run.ToString().ShouldBe(text);
        if (RecordId.TryParse(text, out var record)) record.ToString().ShouldBe(text);
        if (TenantId.TryParse(text, out var tenant)) tenant.ToString().ShouldBe(text);
        _ = Akka.Actor.ActorPath.TryParse(text, out _);
        return Task.CompletedTask;
    }
}
