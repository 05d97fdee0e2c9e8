using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>The company's profiles as addresses.</summary>
internal static class SocialLinks
{
    public static IEnumerable<string> Of(SocialHandles social)
    {
        if (social.LinkedIn is { } linkedIn)
            yield return "https://www.linkedin.com/" + linkedIn;
        if (social.Twitter is { } twitter)
            yield return "https://twitter.com/" + twitter;
        if (social.Facebook is { } facebook)
            yield return "https://www.facebook.com/" + facebook;
    }
}
