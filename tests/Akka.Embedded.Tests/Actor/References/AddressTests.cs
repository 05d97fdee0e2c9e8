using Akka.Actor;

namespace Akka.Embedded.Tests.Actor.References;

public sealed class AddressTests
{
    [Theory]
    [InlineData("akka://sys")]
    [InlineData("akka.tcp://sys@host:8081")]
    public void Parsing_gives_back_what_was_written(string text) => Address.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("sys")]
    [InlineData("akka://")]
    [InlineData("akka://@host:1")]
    [InlineData("akka://sys@host")]
    [InlineData("akka://sys@host:port")]
    public void What_is_no_address_is_refused(string text)
    {
        Address.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<UriFormatException>(() => Address.Parse(text));
    }

    [Fact]
    public void Only_an_address_with_a_host_means_something_outside()
    {
        Address.Parse("akka://sys").HasLocalScope.ShouldBeTrue();
        Address.Parse("akka://sys@host:1").HasGlobalScope.ShouldBeTrue();
    }

    [Fact]
    public void Equality_is_by_all_parts()
    {
        new Address("akka", "sys", "host", 1).ShouldBe(Address.Parse("akka://sys@host:1"));
        (new Address("akka", "sys") == new Address("akka", "other")).ShouldBeFalse();
    }
}
