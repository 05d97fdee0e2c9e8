using System.Text.Json;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Gateway.Live.Topics;

/// <summary>The two manners of the API's JSON, each in one line.</summary>
internal static class LiveJson
{
    private static readonly JsonSerializerOptions Camel = JsonSerializerOptions.Web;
    private static readonly JsonSerializerOptions Snake = new(FileJson.Options) { WriteIndented = false, Encoder = null };

    /// <summary>Tables, rows and jobs.</summary>
    public static byte[] OfJob<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Camel);

    /// <summary>Runs and buckets.</summary>
    public static byte[] OfRun<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Snake);
}
