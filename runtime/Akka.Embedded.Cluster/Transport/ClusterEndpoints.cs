using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Akka.Embedded.Cluster;

/// <summary>Puts the cluster's endpoint into a web application.</summary>
public static class ClusterEndpoints
{
    /// <summary>Serves other nodes at the path of the cluster's options.</summary>
    public static IEndpointConventionBuilder MapAkkaCluster(this IEndpointRouteBuilder endpoints, EmbeddedCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(cluster);
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(cluster.Serve);
        return endpoints.Map(cluster.Options.Path, pipeline.Build());
    }
}
