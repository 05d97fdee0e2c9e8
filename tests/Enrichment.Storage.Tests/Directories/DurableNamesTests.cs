using Enrichment.Storage.Directories;

namespace Enrichment.Storage.Tests.Directories;

public sealed class DurableNamesTests
{
    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var scratch = new ScratchDirectory();

        Should.NotThrow(() => DurableNames.Keep(scratch.Path));
        Should.Throw<IOException>(() => DurableNames.Keep(scratch.File("none"))).Message.ShouldContain(scratch.File("none"));
    }
}
