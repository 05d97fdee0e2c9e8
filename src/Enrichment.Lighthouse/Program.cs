using System.Collections;
using Enrichment.Lighthouse;

try
{
    var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value));
    await using var lighthouse = await Lighthouse.Start(LighthouseSettings.Read(environment));
    return await lighthouse.Run(CancellationToken.None) ? 0 : 1;
}
catch (LighthouseProblemException problem)
{
    await Console.Error.WriteLineAsync($"lighthouse: {problem.Message}");
    return 2;
}
