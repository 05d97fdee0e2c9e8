using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Enrichment.Host.Gateway.OpenApi;

/// <summary>The API's document at <c>/openapi/v1.json</c>: what the endpoints say of themselves, and who may ask.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";
    private const string Header = "apiKeyHeader";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Enrichment",
            Version = "2",
            Description = "Tables in, facts bought from priced sources, tables out. Money is in dollars. What is another tenant's answers 404.",
        };

        // The port is the operator's to choose; the document is the same at each.
        document.Servers = [];
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key: enrich keys create." },
            [Header] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "The same." },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Header, document)] = [] },
        ];
    }

    private static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            var known = operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == parameter.Name);
            if (known is null)
            {
                (operation.Parameters ??= []).Add(Of(parameter));
            }
            else
            {
                known.Description = parameter.Description;
            }
        }

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Idempotency.Header,
                In = ParameterLocation.Header,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "The same key gives the same work, however often it is asked for.",
            });
        }

        if (metadata.OfType<StreamedBody>().FirstOrDefault() is { } body)
        {
            operation.RequestBody = await Of(body, context, stop);
        }

        if (context.Description.RelativePath?.StartsWith("healthz", StringComparison.Ordinal) == true)
        {
            operation.Security = [];
        }
    }

    private static OpenApiParameter Of(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema
        {
            Type = parameter.Kind switch
            {
                QueryKind.Integer => JsonSchemaType.Integer,
                QueryKind.Boolean => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
        },
    };

    private static async Task<OpenApiRequestBody> Of(StreamedBody body, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var content = body.Types.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (body.Json is { } json)
        {
            content["application/json"] = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(json, null, stop) };
        }

        return new OpenApiRequestBody { Description = body.Description, Required = true, Content = content };
    }
}
