using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Waterfall;

/// <summary>Which operations may be asked: those that both the bucket's strategy and the stage allow, in the strategy's order.</summary>
public static class AllowedSources
{
    /// <param name="accounts">An account that is off takes its operations out: it is reported once, not once a row.</param>
    public static IReadOnlyList<SourceDefinition> Of(
        IReadOnlyList<string> families, Stage stage, IReadOnlyList<SourceDefinition> operations, IReadOnlyList<AccountDefinition> accounts)
    {
        var off = accounts.Where(a => a.OffReason is not null).Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from family in families
               from operation in operations
               where string.Equals(operation.Family, family, StringComparison.OrdinalIgnoreCase)
                   && !off.Contains(operation.Account)
                   && stage.Sources.Any(s => Names(s, operation))
               select operation,
        ];
    }

    private static bool Names(string source, SourceDefinition operation) =>
        string.Equals(source, operation.Family, StringComparison.OrdinalIgnoreCase)
        || string.Equals(source, operation.Operation, StringComparison.OrdinalIgnoreCase);
}
