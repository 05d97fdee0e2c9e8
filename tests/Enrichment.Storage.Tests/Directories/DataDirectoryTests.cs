using Enrichment.Storage.Directories;

namespace Enrichment.Storage.Tests.Directories;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_missing_directory_is_made_for_its_user_alone()
    {
        using var data = DataDirectory.Open(_scratch.File("a/b"));

        Directory.Exists(data.Path).ShouldBeTrue();
        data.StoreFile.ShouldStartWith(data.Path);
        if (!OperatingSystem.IsWindows()) ((int)File.GetUnixFileMode(data.Path)).ShouldBe(Convert.ToInt32("700", 8));
    }

    [Fact]
    public void A_second_owner_is_refused_with_process_time_and_path()
    {
        using var first = DataDirectory.Open(_scratch.Path);

        var refused = Should.Throw<DataDirectoryInUseException>(() => DataDirectory.Open(_scratch.Path));

        refused.Message.ShouldContain($"process {Environment.ProcessId}");
        refused.Message.ShouldContain(_scratch.Path);
        refused.Owner!.Since.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_lock_without_a_readable_owner_is_refused_all_the_same()
    {
        using var first = DataDirectory.Open(_scratch.Path);
        File.WriteAllText(_scratch.File(DirectoryOwner.FileName), "{ half");

        Should.Throw<DataDirectoryInUseException>(() => DataDirectory.Open(_scratch.Path)).Owner.ShouldBeNull();
    }

    [Fact]
    public void It_is_free_again_once_its_owner_lets_go()
    {
        DataDirectory.Open(_scratch.Path).Dispose();

        using var second = DataDirectory.Open(_scratch.Path);

        DirectoryOwner.Read(_scratch.Path)!.ProcessId.ShouldBe(Environment.ProcessId);
    }

    [Fact]
    public void What_an_owner_that_died_left_behind_does_not_lock()
    {
        File.WriteAllText(_scratch.File("lock"), "");
        File.WriteAllText(_scratch.File(DirectoryOwner.FileName), """{"process_id":1,"since":"2020-01-01T00:00:00Z","socket":"/gone"}""");

        using var data = DataDirectory.Open(_scratch.Path);

        DirectoryOwner.Read(_scratch.Path)!.Socket.ShouldBeNull();
    }

    [Fact]
    public void A_file_is_refused()
    {
        File.WriteAllText(_scratch.File("file"), "");

        Should.Throw<DataDirectoryException>(() => DataDirectory.Open(_scratch.File("file"))).Message.ShouldContain("it is a file");
    }

    [Fact]
    public void A_path_below_a_file_is_refused_with_its_reason()
    {
        File.WriteAllText(_scratch.File("file"), "");

        Should.Throw<DataDirectoryException>(() => DataDirectory.Open(_scratch.File("file/data"))).Message.ShouldContain("file/data");
    }

    [Fact]
    public void The_socket_that_an_owner_announces_is_found()
    {
        using var data = DataDirectory.Open(_scratch.Path);

        data.Announce("/run/x.sock");

        DirectoryOwner.Read(_scratch.Path)!.Socket.ShouldBe("/run/x.sock");
    }
}
