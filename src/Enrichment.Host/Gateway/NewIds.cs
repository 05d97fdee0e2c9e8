using System.Security.Cryptography;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Gateway;

/// <summary>Ids of what the gateway makes: a letter and 80 random bits, so none can be guessed and none needs the store to be unique.</summary>
internal static class NewIds
{
    private const int Bytes = 10;

    public static string Table() => "t-" + Chance();

    public static string Job() => "j-" + Chance();

    public static string Run() => "r-" + Chance();

    private static string Chance() => Base32.Encode(RandomNumberGenerator.GetBytes(Bytes), Bytes * 8 / 5);
}
