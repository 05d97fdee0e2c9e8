namespace Enrichment.Operators.Client;

/// <summary>Text from elsewhere as a terminal may get it: a cell of somebody's file must not move the cursor or rename the window.</summary>
internal static class TerminalText
{
    /// <summary>The same with a '?' in place of each control character but line ends.</summary>
    public static string Plain(string text) =>
        text.Any(IsUnsafe) ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = IsUnsafe(from[i]) ? '?' : from[i];
            }
        }) : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) && c != '\n';
}
