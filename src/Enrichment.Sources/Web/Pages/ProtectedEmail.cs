using System.Text;

namespace Enrichment.Sources.Web.Pages;

/// <summary>
/// The e-mail protection of a widespread content network: hexadecimal octets, the first of which is combined by exclusive or with
/// each of the others.
/// </summary>
internal static class ProtectedEmail
{
    /// <returns>Null for what is not such a text.</returns>
    public static string? Decode(string hex)
    {
        if (hex.Length is < 8 or > 512 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var octets = Convert.FromHexString(hex);
        return Encoding.UTF8.GetString([.. octets.Skip(1).Select(o => (byte)(o ^ octets[0]))]);
    }
}
