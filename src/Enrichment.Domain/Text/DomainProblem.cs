namespace Enrichment.Domain.Text;

/// <summary>Why a cell names no registrable domain.</summary>
public enum DomainProblem
{
    /// <summary>There is no problem.</summary>
    None,

    /// <summary>Blank, or a word such as n/a or #NAME?.</summary>
    Nothing,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,

    /// <summary>One label without a dot, such as "localhost" or a plain word.</summary>
    NoDot,

    /// <summary>A public suffix with nothing before it, such as "co.uk".</summary>
    OnlySuffix,

    /// <summary>A character that no host name has.</summary>
    BadCharacter,

    /// <summary>A label beyond 63 or a host beyond 253 characters.</summary>
    TooLong,

    /// <summary>A file's name, or words with a dot between them, not a host.</summary>
    NotAHost,
}

/// <summary>The problems in words.</summary>
public static class DomainProblems
{
    /// <summary>One clause, for error texts and for the answer to "why".</summary>
    public static string Describe(this DomainProblem problem) => problem switch
    {
        DomainProblem.None => "a registrable domain",
        DomainProblem.Nothing => "the cell is empty",
        DomainProblem.IpAddress => "an IP address names no company",
        DomainProblem.NoDot => "there is no dot, so no domain",
        DomainProblem.OnlySuffix => "a public suffix alone belongs to nobody",
        DomainProblem.BadCharacter => "a character that no host name has",
        DomainProblem.TooLong => "longer than a host name may be",
        DomainProblem.NotAHost => "a file name or prose, not a host",
        _ => problem.ToString(),
    };
}
