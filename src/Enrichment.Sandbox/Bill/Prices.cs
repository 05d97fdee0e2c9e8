namespace Enrichment.Sandbox.Bill;

/// <summary>Dollars for one unit of a source.</summary>
internal sealed class Prices(SandboxOptions options)
{
    public decimal PerUnit(Operation operation) => operation.Source switch
    {
        "hunter" => options.HunterCreditPrice,
        "data-axle" => options.DataAxleDocumentPrice,
        _ => 0m,
    };
}
