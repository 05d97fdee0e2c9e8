using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Web;

/// <summary>What is not a page: pictures, style sheets, documents.</summary>
internal static class Assets
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static Answer? Find(string path) => path switch
    {
        "/assets/logo.png" or "/assets/hero.jpg" => new Answer(200, Png, "image/png"),
        "/assets/site.css" => new Answer(200, "body{font-family:sans-serif}"u8.ToArray(), "text/css"),
        "/media/brochure.pdf" => new Answer(200, Pdf, "application/pdf"),
        _ => null,
    };

    public static Answer NotHtml(int variety) => (variety % 3) switch
    {
        0 => new Answer(200, Pdf, "application/pdf"),
        1 => new Answer(200, Png, "image/png"),
        _ => new Answer(200, "{\"status\":\"ok\"}"u8.ToArray(), "application/json"),
    };
}
