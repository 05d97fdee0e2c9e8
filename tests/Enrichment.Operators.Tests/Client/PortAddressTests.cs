using Enrichment.Operators.Client;

namespace Enrichment.Operators.Tests.Client;

public class PortAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:9110", "127.0.0.1:9110")]
    [InlineData("127.0.0.1", "127.0.0.1:7")]
    [InlineData("localhost", "localhost:7")]
    [InlineData("localhost:9777", "localhost:9777")]
    [InlineData("node-1.cluster.local:9110", "node-1.cluster.local:9110")]
    [InlineData("node-1:1", "node-1:1")]
    [InlineData("[::1]:9110", "[::1]:9110")]
    [InlineData("::1", "[::1]:7")]
    [InlineData("[::1]", "[::1]:7")]
    public void An_address_is_told_from_a_palette(string word, string address) => PortAddress.Read(word, 7)!.ToString().ShouldBe(address);

    [Theory]
    [InlineData("bucket")]
    [InlineData("cluster-sharding")]
    [InlineData("help")]
    [InlineData("-j")]
    [InlineData("t-abc:17x")]
    [InlineData("node:0")]
    [InlineData("node:65536")]
    [InlineData(":9110")]
    [InlineData("a b:9110")]
    [InlineData("7")]
    public void Other_words_are_none(string word) => PortAddress.Read(word, 7).ShouldBeNull();
}
