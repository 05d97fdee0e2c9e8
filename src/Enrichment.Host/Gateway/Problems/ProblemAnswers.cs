using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Enrichment.Host.Commands;
using Enrichment.Host.Files;
using Enrichment.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Enrichment.Host.Gateway.Problems;

/// <summary>Turns whatever went wrong into a problem document; a defect of ours is logged and told without its inside.</summary>
internal sealed class ProblemAnswers(ILogger<ProblemAnswers> log) : IExceptionHandler
{
    /// <summary>How the JSON reader marks what is wrong with the text that it read.</summary>
    private const string NotUnicode = "System.Text.Json.Rethrowable";

    private static readonly TimeSpan StoreBackIn = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var problem = Of(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        }

        await Write(httpContext, problem);
        return true;
    }

    public static Task Write(HttpContext http, ProblemException problem)
    {
        http.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var document = new ProblemDetails { Status = problem.Status, Title = problem.Message, Detail = problem.Detail };
        if (problem.Field is { } field)
        {
            document.Extensions["field"] = field;
        }

        document.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        return http.Response.WriteAsJsonAsync(document, (JsonSerializerOptions?)null, "application/problem+json");
    }

    /// <summary>For an answer that has a status and nothing to read.</summary>
    public static ProblemException OfStatus(int status) => new(status, status switch
    {
        StatusCodes.Status404NotFound => "There is no such page.",
        StatusCodes.Status405MethodNotAllowed => "This cannot be done here; the Allow header says what can.",
        StatusCodes.Status415UnsupportedMediaType => "The content type is not one that is taken here.",
        _ => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
    });

    private static ProblemException Of(Exception exception) => exception switch
    {
        ProblemException problem => problem,
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        JsonException json => OfJson(json),
        InvalidOperationException { Source: NotUnicode } => ProblemException.BadField("body", "The body holds a text that is not Unicode."),
        BadHttpRequestException bad => new ProblemException(bad.StatusCode, TitleOf(bad)),
        InputProblemException input => new ProblemException(
            StatusCodes.Status400BadRequest, input.Line is null ? input.Reason : $"line {input.Line}: {input.Reason}", null, "body"),
        UsageException or FormatException => new ProblemException(StatusCodes.Status400BadRequest, exception.Message),
        _ when StoreOutage.Is(exception) => new ProblemException(
            StatusCodes.Status503ServiceUnavailable, "The store does not take writes now.", exception.Message, null, StoreBackIn),
        _ => new ProblemException(StatusCodes.Status500InternalServerError, "An unexpected failure; the server's log tells more."),
    };

    private static ProblemException OfJson(JsonException json) => ProblemException.BadField(
        json.Path is { Length: > 2 } path ? path[2..] : "body", "The body is not the JSON that is expected here.", ReasonOf(json));

    // The serializer's own text names types of ours behind " Path:" and behind what could not be converted or mapped to them.
    private static string ReasonOf(JsonException json) =>
        json.Message.Split(" Path:")[0].Split(". ")[0].Split(" converted to ")[0].Split(" mapped to ")[0];

    private static string TitleOf(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this server takes.",
        StatusCodes.Status415UnsupportedMediaType => "The content type is not one that is taken here.",
        StatusCodes.Status408RequestTimeout => "The request came too slowly.",
        // The framework's own text names our parameters and their types.
        _ when bad.Message.Contains("parameter", StringComparison.Ordinal) => "The body, or a part of the path or query, is missing or cannot be read.",
        _ => bad.Message,
    };
}
