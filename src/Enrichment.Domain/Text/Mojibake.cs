using System.Text;

namespace Enrichment.Domain.Text;

/// <summary>Repairs UTF-8 that someone read as Windows-1252 ("CafÃ©" for "Café"), which half-converted files are full of.</summary>
public static class Mojibake
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text repaired, as often as it was damaged (at most three times); unchanged unless every byte of it fits: the
    /// bytes of real words in Windows-1252 are not valid UTF-8.
    /// </summary>
    public static string Repair(string text)
    {
        for (var round = 0; round < 3 && !Ascii.IsValid(text); round++)
        {
            if (!TryRepair(text, out var repaired))
                break;
            text = repaired;
        }

        return text;
    }

    private static bool TryRepair(string text, out string repaired)
    {
        repaired = text;
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!Windows1252.TryEncode(text[i], out bytes[i]))
                return false;
        }

        try
        {
            repaired = Strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
