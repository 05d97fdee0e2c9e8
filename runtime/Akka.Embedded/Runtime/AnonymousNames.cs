namespace Akka.Embedded.Runtime;

/// <summary>Names for actors that were given none: <c>$a</c>, <c>$b</c>, and so on.</summary>
internal static class AnonymousNames
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    internal static string Name(long number)
    {
        Span<char> text = stackalloc char[12];
        text[0] = '$';
        var length = 1;
        do
        {
            text[length++] = Digits[(int)(number & 63)];
            number >>>= 6;
        }
        while (number != 0);
        return new string(text[..length]);
    }
}
