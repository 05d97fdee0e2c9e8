using System.Globalization;
using System.Text;

namespace Enrichment.Sources.Web.Robots;

/// <summary>Reads robots.txt (RFC 9309, 2.1 and 2.2): the groups that address one product token, merged.</summary>
internal static class RobotsFile
{
    /// <summary>The part of a file that is read; the rest is ignored.</summary>
    public const int LongestFile = 500 * 1024;

    private static readonly TimeSpan LongestCrawlDelay = TimeSpan.FromHours(1);

    /// <param name="token">Our product token; letters, <c>_</c> and <c>-</c>.</param>
    /// <param name="truncated">The file went on, so that its last line may be half a line.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string token, bool truncated = false)
    {
        if (file.StartsWith("\uFEFF"u8))
        {
            file = file[3..];
        }

        if (file.Length > LongestFile)
        {
            file = file[..LongestFile];
            truncated = true;
        }

        if (truncated)
        {
            file = file[..(file.LastIndexOfAny("\r\n"u8) + 1)];
        }

        var reader = new GroupReader(token);
        while (file.Length > 0)
        {
            var end = file.IndexOfAny("\r\n"u8);
            reader.Read(end < 0 ? file : file[..end]);
            file = end < 0 ? [] : file[(end + 1)..];
        }

        return reader.Rules();
    }

    /// <summary>Goes through the lines; keeps the rules for us and, apart, those for everybody.</summary>
    private sealed class GroupReader(string token)
    {
        private readonly Group _ours = new();
        private readonly Group _everybodys = new();
        private bool _inRules = true;
        private bool _forUs;
        private bool _forAll;

        public RobotsRules Rules() => (_ours.Addressed ? _ours : _everybodys).Rules();

        public void Read(ReadOnlySpan<byte> line)
        {
            var comment = line.IndexOf((byte)'#');
            line = comment < 0 ? line : line[..comment];
            var colon = line.IndexOf((byte)':');
            if (colon < 0)
            {
                return;
            }

            var value = Trim(line[(colon + 1)..]);
            switch (Encoding.Latin1.GetString(Trim(line[..colon])).ToLowerInvariant())
            {
                case "user-agent":
                    Address(Encoding.Latin1.GetString(value));
                    break;
                case "allow":
                    Rule(true, value);
                    break;
                case "disallow":
                    Rule(false, value);
                    break;
                case "crawl-delay":
                    Delay(Encoding.Latin1.GetString(value));
                    break;
            }
        }

        private void Address(string agent)
        {
            if (_inRules)
            {
                (_inRules, _forUs, _forAll) = (false, false, false);
            }

            var name = agent.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '-').Count();
            var isOurs = agent.AsSpan(0, name).Equals(token, StringComparison.OrdinalIgnoreCase);
            _forUs |= isOurs;
            _forAll |= agent == "*";
            _ours.Addressed |= isOurs;
        }

        private void Rule(bool allow, ReadOnlySpan<byte> pattern)
        {
            _inRules = true;
            if (pattern.Length == 0 || !(_forUs || _forAll))
            {
                return;
            }

            var rule = new RobotsRule(allow, RobotsPath.OfPattern(pattern));
            ForAddressed(g => g.Add(rule));
        }

        private void Delay(string seconds)
        {
            if (decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                var delay = TimeSpan.FromSeconds((double)Math.Min(number, (decimal)LongestCrawlDelay.TotalSeconds));
                ForAddressed(g => g.Slow(delay));
            }
        }

        private void ForAddressed(Action<Group> act)
        {
            if (_forUs)
            {
                act(_ours);
            }

            if (_forAll)
            {
                act(_everybodys);
            }
        }

        private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\0\f\v"u8);
    }

    private sealed class Group
    {
        private readonly List<RobotsRule> _rules = [];
        private TimeSpan? _delay;

        public bool Addressed { get; set; }

        public void Add(RobotsRule rule) => _rules.Add(rule);

        public void Slow(TimeSpan delay) => _delay = _delay > delay ? _delay : delay;

        public RobotsRules Rules() => new(_rules, _delay);
    }
}
