using Akka.Embedded.Cluster;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>A frame between nodes.</summary>
public sealed class FrameTarget : FuzzTarget
{
    public override string Name => "frames";

    public override Task Feed(byte[] input)
    {
        try
        {
            var reader = new FrameReader(input);
            IncomingMessage.Read(ref reader).ShouldNotBeNull();
        }
        catch (InvalidDataException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
        }

        return Task.CompletedTask;
    }
}
