using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Jobs;

namespace Enrichment.Storage.Gateway;

/// <summary>What a job was asked for, as stored.</summary>
[JsonSerializable(typeof(JobRequest))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class JobDocument : JsonSerializerContext
{
    public static string Write(JobRequest request) => JsonSerializer.Serialize(request, Default.JobRequest);

    public static JobRequest Read(string text) => JsonSerializer.Deserialize(text, Default.JobRequest)!;
}
