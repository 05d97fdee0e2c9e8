using System.Text;
using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Operators.Client;
using Enrichment.Operators.Port;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>What comes to the operators' port and back, from whoever found it.</summary>
public sealed class OperatorPortTarget : FuzzTarget
{
    public override string Name => "pbm-port";

    public override IReadOnlyList<string> Words => ["{\"pbm\":1,", "\"operator\":", "\"token\":", "\"words\":[", "\"out\":", "\"done\":true", "\"error\":", "\n", "\"\\ud800\""];

    public override async Task Feed(byte[] input)
    {
        Refusing(() => PortMessages.ReadRequest(input).Words.ShouldNotBeNull());
        Refusing(() => PortMessages.ReadAnswer(input));
        _ = PortAddress.Read(Encoding.UTF8.GetString(input), 9110);
        var lines = new LineReader(new MemoryStream(input), PortMessages.MostRequest);
        try
        {
            while (await lines.Read(CancellationToken.None) is { } line) line.ShouldNotContain((byte)'\n');
        }
        catch (InvalidDataException refused)
        {
            refused.Message.ShouldContain("longer");
        }
    }

    private static void Refusing(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
