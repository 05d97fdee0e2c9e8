using System.Globalization;
using Enrichment.Domain.Text;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Sources.Settings;

namespace Enrichment.Host.Commands;

/// <summary>Reads options' values; each complaint names the option and what it takes.</summary>
internal static class OptionText
{
    public static int? Within(string option, int? value, int least, int most) => value is null || (value >= least && value <= most)
        ? value
        : throw new UsageException(most == int.MaxValue ? $"{option} {value}: must be at least {least}" : $"{option} {value}: must be from {least} to {most}");

    public static decimal? Dollars(string option, decimal? value) =>
        value is null or (>= 0 and <= 1_000_000_000) ? value : throw new UsageException($"{option} {value}: must be from 0 to 1,000,000,000 dollars");

    public static TimeSpan? Seconds(string option, double? value) => value switch
    {
        null => null,
        >= 0 and <= 86_400 => TimeSpan.FromSeconds(value.Value),
        _ => throw new UsageException($"{option} {value}: must be from 0 to 86400 seconds"),
    };

    public static char? Delimiter(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [not ('"' or '\r' or '\n') and var one] => one,
        _ => throw new UsageException($"--delimiter '{text}': must be one character, or 'tab'"),
    };

    public static IReadOnlyList<string> Names(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Uri? Address(string option, string? text) =>
        text is null ? null
        : Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new UsageException($"{option} '{text}': must be an address such as http://127.0.0.1:5080");

    /// <summary>The sources as <c>--sandbox</c> and <c>--limits</c> change them.</summary>
    public static SourceSettings Sources(SourceSettings sources, Uri? sandbox, string? limits) =>
        sandbox is not null ? sources.AtSandbox(sandbox, limits == SourceSettings.Documented)
        : limits is not null ? sources with { LimitsProfile = limits }
        : sources;

    /// <summary>The operators' port as <c>--pbm-address</c> and <c>--pbm-port</c> change it.</summary>
    public static PbmSettings Pbm(PbmSettings pbm, string? address, string? port) => pbm with
    {
        Address = address ?? pbm.Address,
        Enabled = port is null ? pbm.Enabled : port != "off",
        Port = port switch
        {
            null or "off" => pbm.Port,
            _ when int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new UsageException($"--pbm-port '{port}': must be a port's number, or off"),
        },
    };

    public static string? OneOf(string option, string? text, params string[] words) =>
        text is null || words.Contains(text) ? text : throw new UsageException($"{option} '{text}': must be {string.Join(" or ", words)}.{DidYouMean.Hint(text, words)}");

    public static IReadOnlyDictionary<string, decimal> DollarsByName(string option, string? text)
    {
        var amounts = new SortedDictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in Names(text))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length != 2 || !decimal.TryParse(pair[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var dollars) || dollars < 0)
            {
                throw new UsageException($"{option} '{part}': must be name=dollars, such as hunter=5");
            }

            amounts[pair[0]] = dollars;
        }

        return amounts;
    }

    /// <summary>A webhook with the secret that its file holds; null when none is wanted.</summary>
    public static WebhookRequest? Webhook(string? url, string? format, string? secretFile)
    {
        if (url is null)
        {
            return format is null && secretFile is null ? null : throw new UsageException("--webhook is missing: name the address that is to be told");
        }

        return new WebhookRequest(url, format, secretFile is null ? null : Secret(secretFile));
    }

    private static string Secret(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } secret ? secret : throw new UsageException($"--webhook-secret-file {file}: it is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--webhook-secret-file {file}: {e.Message}", e);
        }
    }
}
