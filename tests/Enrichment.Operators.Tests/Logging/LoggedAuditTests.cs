using Enrichment.Operators.Logging;
using Enrichment.Operators.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Tests.Logging;

public class LoggedAuditTests
{
    [Fact]
    public async Task What_an_operator_did_stands_in_the_log_with_who_and_why()
    {
        var log = new LogOfTest();

        await new LoggedAudit(log).Note("local", "pbm:ann", "cluster.down", "b", "why: its disk is full");

        log.Lines.ShouldBe([(LogLevel.Warning, "pbm:ann did cluster.down of b: why: its disk is full")]);
    }
}
