namespace Enrichment.Host.Output;

/// <summary>What .NET throws when a file operation fails.</summary>
internal static class FileFailure
{
    /// <summary>A write beyond the size that a file may have (errno's EFBIG) comes as an argument out of range.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException || IsTooLarge(e);

    public static bool IsTooLarge(Exception e) => e is ArgumentOutOfRangeException { ParamName: "value" };
}
