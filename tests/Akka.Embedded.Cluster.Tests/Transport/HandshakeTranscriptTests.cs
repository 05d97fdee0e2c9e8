using Akka.Embedded.Cluster.Tests.Support;

namespace Akka.Embedded.Cluster.Tests.Transport;

public sealed class HandshakeTranscriptTests
{
    private static readonly HandshakeTranscript s_transcript = new(
        new Guid("11111111-1111-1111-1111-111111111111"), new NodeKey("a", 1), new NodeKey("b", 2), [1, 2], [3, 4]);

    public static TheoryData<string> Parts => ["cluster", "from", "to", "from's life", "client's number", "server's number", "secret"];

    [Fact]
    public void The_same_transcript_gives_the_same_proofs_and_the_two_ends_give_different_ones()
    {
        var again = s_transcript with { ClientNonce = [1, 2] };

        again.ClientProof(TestNode.Secret).ShouldBe(s_transcript.ClientProof(TestNode.Secret));
        s_transcript.ServerProof(TestNode.Secret).ShouldNotBe(s_transcript.ClientProof(TestNode.Secret));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Each_part_is_in_the_proof(string part)
    {
        var other = part switch
        {
            "cluster" => s_transcript with { ClusterId = Guid.Empty },
            "from" => s_transcript with { From = new NodeKey("c", 1) },
            "to" => s_transcript with { To = new NodeKey("c", 2) },
            "from's life" => s_transcript with { From = new NodeKey("a", 2) },
            "client's number" => s_transcript with { ClientNonce = [1, 3] },
            "server's number" => s_transcript with { ServerNonce = [3, 5] },
            _ => s_transcript,
        };
        var secret = part == "secret" ? TestNode.Secret + "x" : TestNode.Secret;

        other.ClientProof(secret).ShouldNotBe(s_transcript.ClientProof(TestNode.Secret));
        other.ServerProof(secret).ShouldNotBe(s_transcript.ServerProof(TestNode.Secret));
    }

    [Fact]
    public void What_belongs_to_one_part_cannot_be_moved_to_the_next() =>
        (s_transcript with { ClientNonce = [1], ServerNonce = [2, 3, 4] }).ClientProof(TestNode.Secret).ShouldNotBe(s_transcript.ClientProof(TestNode.Secret));
}
