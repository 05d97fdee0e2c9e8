using Enrichment.Domain.Sources;
using Microsoft.Extensions.Logging;

namespace Enrichment.Sources;

/// <summary>Keeps the promise that asking never throws: an error in a connector fails one question and reaches no other row.</summary>
internal sealed class CarefulSource(ISource source, ILogger log) : ISource
{
    public SourceDefinition Definition => source.Definition;

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        try
        {
            return await source.Ask(query, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // The exception's text may hold what was asked, so only its kind and place are logged.
            log.LogError("{Operation} failed inside: {Error} at {Place}", Definition.Operation, error.GetType().Name, error.StackTrace);
            return SourceAnswer.Failed(AnswerClass.Retry, $"error in the connector: {error.GetType().Name}", Definition.IsPaid ? Charge.Unknown : Charge.None);
        }
    }
}
