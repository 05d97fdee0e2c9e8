using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Tests.Event;

public sealed class LoggingTests : IDisposable
{
    private readonly RecordingLoggers _loggers = new();

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public async Task An_actor_logs_by_its_type_with_its_path_in_the_scope()
    {
        var system = EmbeddedActorSystem.Create("logging", new EmbeddedOptions { LoggerFactory = _loggers });
        await system.ActorOf(Props.Create(() => new Talking()), "talking").Ask<string>("hello");
        await system.Terminate();

        _loggers.Lines.ShouldContain(
            ($"{typeof(Talking).FullName}", Microsoft.Extensions.Logging.LogLevel.Warning, "/user/talking", "heard hello 1 time(s)"));
    }

    [Fact]
    public async Task A_failure_is_logged_with_what_is_done_about_it()
    {
        var system = EmbeddedActorSystem.Create("logging", new EmbeddedOptions { LoggerFactory = _loggers });
        var actor = system.ActorOf(Props.Create(() => new Talking()), "talking");
        actor.Tell("fail", ActorRefs.NoSender);
        await actor.Ask<string>("hello");
        await system.Terminate();

        _loggers.Lines.ShouldContain(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error && line.Text.Contains("Restart"));
    }

    [Fact]
    public async Task Dead_letters_are_logged_up_to_a_limit()
    {
        var system = EmbeddedActorSystem.Create("logging", new EmbeddedOptions { LoggerFactory = _loggers, LoggedDeadLetters = 2 });
        for (var i = 0; i < 5; i++)
            system.DeadLetters.Tell(i, ActorRefs.NoSender);
        await system.Terminate();

        _loggers.Lines.Count(line => line.Text.Contains("was not delivered")).ShouldBe(2);
    }

    [Fact]
    public async Task A_log_that_takes_no_lines_ends_nothing()
    {
        _loggers.Failure = new ArgumentOutOfRangeException("value", "the file is too large");
        var system = EmbeddedActorSystem.Create("logging", new EmbeddedOptions { LoggerFactory = _loggers });
        var actor = system.ActorOf(Props.Create(() => new Talking()), "talking");

        (await actor.Ask<string>("before")).ShouldBe("before");
        actor.Tell("fail", ActorRefs.NoSender);
        (await actor.Ask<string>("after", TimeSpan.FromSeconds(30))).ShouldBe("after");
        await system.Terminate();

        _loggers.Lines.ShouldBeEmpty();
    }

    private sealed class Talking : ReceiveActor
    {
        public Talking()
        {
            var log = Context.GetLogger();
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
            ReceiveAny(message =>
            {
                log.Warning("heard {0} {Count} time(s)", message, 1);
                Sender.Tell(message);
            });
        }
    }

    private sealed class RecordingLoggers : ILoggerFactory
    {
        public List<(string Category, Microsoft.Extensions.Logging.LogLevel Level, string? Scope, string Text)> Lines { get; } = [];

        public Exception? Failure { get; set; }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Recorder(RecordingLoggers to, string category) : ILogger, IDisposable
        {
            private string? _scope;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                _scope = state.ToString();
                return this;
            }

            public void Dispose() => _scope = null;

            public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

            public void Log<TState>(
                Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception,
                Func<TState, Exception?, string> formatter)
            {
                if (to.Failure is { } failure)
                    throw failure;
                lock (to.Lines)
                    to.Lines.Add((category, logLevel, _scope, formatter(state, exception)));
            }
        }
    }
}
