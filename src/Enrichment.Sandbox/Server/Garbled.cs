using System.Text;
using Enrichment.Sandbox.Faults;

namespace Enrichment.Sandbox.Server;

/// <summary>Good answers spoilt on the way, still with status 200.</summary>
internal static class Garbled
{
    private static readonly byte[] Html =
        Encoding.UTF8.GetBytes("<!DOCTYPE html><html><head><title>One moment</title></head><body>Checking your browser</body></html>");

    /// <summary>JSON cut in the middle, or a page of HTML in its place.</summary>
    public static Answer Json(Answer good, Fault fault) => fault.Variety<bool>([true, false]) && good.Body.Length > 1
        ? good with { Status = 200, Body = good.Body[..(good.Body.Length / 2)] }
        : good with { Status = 200, Body = Html, ContentType = "text/html; charset=utf-8" };
}
