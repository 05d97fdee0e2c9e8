using System.Buffers;
using System.Text.Json;

namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>The documents of companies and answers, in the form in which the product stores them.</summary>
internal static class Documents
{
    public static ReadOnlySpan<byte> OfEntity(Company company) => Write(company, static (json, company) =>
    {
        json.WriteNumber("n", company.Attempts.Count);
        json.WriteStartArray("f");
        foreach (var bought in company.Facts)
        {
            Write(json, bought);
        }

        json.WriteEndArray();
        json.WriteStartArray("a");
        foreach (var (operation, hash, callId, at) in company.Attempts)
        {
            json.WriteStartObject();
            json.WriteString("o", operation);
            json.WriteString("h", hash);
            json.WriteNumber("r", 0);
            json.WriteString("c", callId);
            json.WriteString("t", at);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static ReadOnlySpan<byte> OfAnswer(Company company) => Write(company, static (json, company) =>
    {
        json.WriteStartArray("f");
        foreach (var bought in company.Facts)
        {
            Write(json, bought);
        }

        json.WriteEndArray();
    });

    private static ReadOnlySpan<byte> Write(Company company, Action<Utf8JsonWriter, Company> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            write(json, company);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, Bought bought)
    {
        json.WriteStartObject();
        json.WriteString("f", bought.Fact.Field);
        json.WriteString("v", bought.Fact.Value);
        json.WriteNumber("p", bought.Fact.Confidence);
        json.WriteString("o", bought.Operation);
        json.WriteString("c", bought.CallId);
        json.WriteString("t", bought.At);
        json.WriteString("e", bought.Fact.Evidence);
        json.WriteEndObject();
    }
}
