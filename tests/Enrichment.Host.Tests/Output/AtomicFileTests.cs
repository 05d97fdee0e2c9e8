using Enrichment.Host.Output;

namespace Enrichment.Host.Tests.Output;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>.NET reports errno's EFBIG as an argument out of range.</summary>
    [Fact]
    public async Task A_file_that_would_be_too_large_is_an_output_problem_and_the_target_stays()
    {
        var path = folder.At("out.csv");
        await File.WriteAllTextAsync(path, "as it was");

        var problem = await Should.ThrowAsync<OutputProblemException>(AtomicFile.Replace(path, _ => throw new ArgumentOutOfRangeException("value")));

        problem.Message.ShouldBe($"{path}: cannot be written: the limit of a file's size is reached");
        (await File.ReadAllTextAsync(path)).ShouldBe("as it was");
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
    }
}
