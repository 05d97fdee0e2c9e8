using Akka.Embedded.Crossing;

namespace Akka.Embedded.Cluster.Tests.Transport;

public sealed class FrameTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(-65)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_number_is_read_as_it_was_written(long number)
    {
        var writer = new FrameWriter();
        writer.Number(number);

        new FrameReader(writer.Written.Span).Number().ShouldBe(number);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_message_to_an_entity_is_read_as_it_was_written(bool hasSender)
    {
        var content = new SerializedMessage(-7, "größe", [1, 2, 3]);
        var sender = hasSender ? new ActorAddress(new NodeKey("a", 3), "/user/x", 9) : null;
        var writer = new FrameWriter();
        new OutgoingToEntity(new PendingMessage("type", 99, "tenant/kind/€", content, null), content, 12).Write(writer, sender);

        var reader = new FrameReader(writer.Written.Span);
        var read = IncomingMessage.Read(ref reader).ShouldBeOfType<IncomingToEntity>();

        (read.TypeName, read.Shard, read.Epoch, read.EntityId, read.Sender).ShouldBe(("type", 99L, 12L, "tenant/kind/€", sender));
        (read.Content.SerializerId, read.Content.Manifest).ShouldBe((-7, "größe"));
        read.Content.Bytes.ShouldBe(content.Bytes);
        reader.IsAtEnd.ShouldBeTrue();
    }

    [Fact]
    public void A_damaged_frame_is_an_error_of_its_own_kind_whatever_is_damaged()
    {
        var whole = SomeFrame();
        var chance = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = whole[..chance.Next(whole.Length + 1)];
            for (var hit = chance.Next(4); hit > 0 && damaged.Length > 0; hit--) damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);

            Should.NotThrow(() => ReadAll(damaged));
        }
    }

    [Fact]
    public void A_length_beyond_the_frame_takes_no_memory()
    {
        var writer = new FrameWriter();
        writer.Number(int.MaxValue);
        var frame = writer.Written.ToArray();

        Should.Throw<InvalidDataException>(() => new FrameReader(frame).Text()).Message.ShouldContain("2147483647 more");
    }

    private static byte[] SomeFrame()
    {
        var writer = new FrameWriter();
        var content = new SerializedMessage(5, "manifest", new byte[40]);
        for (var i = 0; i < 3; i++)
            new OutgoingToEntity(new PendingMessage("type", i, "entity", content, null), content, 12).Write(writer, new ActorAddress(new NodeKey("a", 3), "/user/x", 9));
        return writer.Written.ToArray();
    }

    private static void ReadAll(byte[] frame)
    {
        try
        {
            var reader = new FrameReader(frame);
            while (!reader.IsAtEnd) IncomingMessage.Read(ref reader);
        }
        catch (InvalidDataException)
        {
            // The connection is closed and the reason logged.
        }
    }
}
