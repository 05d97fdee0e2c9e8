using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Enrichment.Bench.Measuring;

/// <summary>The body of an upload: rows over so many companies, written as they are sent, never held.</summary>
internal sealed class GeneratedCsv : HttpContent
{
    private readonly int rows;
    private readonly int companies;

    public GeneratedCsv(int rows, int companies)
    {
        (this.rows, this.companies) = (rows, companies);
        Headers.ContentType = new MediaTypeHeaderValue("text/csv");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await writer.WriteAsync("name,website\n");
        for (var i = 0; i < rows; i++)
        {
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"Company {i % companies},company{i % companies}.com\n"));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
