using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>A request's parameters as one JSON object: the body, or for GET without a body the query.</summary>
internal static class RequestJson
{
    public static async Task<(JsonElement Body, Answer? Problem)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method) && request.ContentLength is null or 0)
            return (FromQuery(request.Query), null);
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancel);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null)
                : (default, DataAxleErrors.Of(400, "The body must be a JSON object"));
        }
        catch (JsonException problem)
        {
            return (default, DataAxleErrors.Of(400, $"The body is not JSON: line {problem.LineNumber}, byte {problem.BytePositionInLine}"));
        }
        catch (BadHttpRequestException problem)
        {
            return (default, DataAxleErrors.Of(problem.StatusCode, "The body cannot be read"));
        }
    }

    /// <summary>Values that look like JSON (objects, lists, numbers, true and false) are taken as such, others as text.</summary>
    private static JsonElement FromQuery(IQueryCollection query)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in query)
            parameters[name] = Value(value.ToString());
        return JsonSerializer.SerializeToElement(parameters, JsonContext.Default.JsonObject);
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonContext : System.Text.Json.Serialization.JsonSerializerContext;
