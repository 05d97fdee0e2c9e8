using System.Text;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Answers;

/// <summary>Whatever a body holds, asking answers: classified, with a charge that is never too low for what was read.</summary>
public class HostileBodyTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["hunter.company"] = """{"data":{"name":"Acme","category":{"industry":"Plumbing","sic4Codes":["1711"]},"geo":{"city":"Omaha"},"tech":["nginx"],"foundedYear":1999},"meta":{}}""",
        ["hunter.domain-search"] = """{"data":{"organization":"Acme","emails":[{"value":"ann@acme.com","type":"personal","confidence":92,"sources":[{"uri":"https://acme.com/"}]}]},"meta":{}}""",
        ["hunter.email-finder"] = """{"data":{"email":"ann@acme.com","score":92,"position":"CTO","verification":{"status":"valid"}},"meta":{}}""",
        ["hunter.email-verifier"] = """{"data":{"status":"valid","score":90,"email":"ann@acme.com"},"meta":{}}""",
        ["hunter.person-verifier"] = """{"data":{"status":"valid","score":90,"email":"ann@acme.com"},"meta":{}}""",
        ["data-axle.match"] = """{"document":{"infogroup_id":"1","score":0.97,"attributes":{"name":"Acme","contacts":[{"first_name":"Ann"}]}}}""",
    };

    public static TheoryData<string> Operations() => [.. Good.Keys];

    public static TheoryData<string, string, string> Unreadable()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var operation in Good.Keys)
        {
            rows.Add(operation, "nothing", "");
            rows.Add(operation, "HTML", "<!doctype html><title>One moment</title>");
            rows.Add(operation, "cut", Good[operation][..(Good[operation].Length / 2)]);
            rows.Add(operation, "a word", "null");
            rows.Add(operation, "a list", "[]");
            rows.Add(operation, "a number", "7");
            rows.Add(operation, "no envelope", "{}");
            rows.Add(operation, "wrong types", """{"data":"x","document":"x"}""");
            rows.Add(operation, "a list for data", """{"data":[],"document":7}""");
            rows.Add(operation, "too deep", new string('[', 100_000));
            rows.Add(operation, "too deep inside", $$"""{"data":{"x":{{new string('[', 5_000)}}{{new string(']', 5_000)}}} }""");
            rows.Add(operation, "too long", $$"""{"data":{"x":"{{new string('x', 1_100_000)}}"} }""");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_success_that_cannot_be_read_is_tried_again_with_an_unknown_charge(string operation, string why, string body)
    {
        var answer = await Ask(operation, Encoding.UTF8.GetBytes(body));

        answer.Class.ShouldBe(AnswerClass.Retry, why);
        answer.Charge.ShouldBe(Charge.Unknown, why);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_good_answer_is_read_in_any_encoding_of_Unicode(string operation)
    {
        foreach (var encoding in new[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var answer = await Ask(operation, [.. encoding.GetPreamble(), .. encoding.GetBytes(Good[operation])]);

            answer.Class.ShouldBe(AnswerClass.Data, encoding.EncodingName);
        }
    }

    [Fact]
    public async Task A_wrong_byte_costs_its_own_fact_only()
    {
        var answer = await Ask("hunter.company", Encoding.Latin1.GetBytes("""{"data":{"name":"Café","geo":{"city":"Omaha"}}}"""));

        answer.Facts.ShouldHaveSingleItem().Field.ShouldBe("company.city");
        answer.Charge.ShouldBe(Charge.Of(0.2m));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_text()
    {
        var answer = await Ask("hunter.company", """{"data":{"name":"\ud800","description":"ok \u0000 then","geo":{"city":"\udfff"}}}"""u8.ToArray());

        answer.Facts.ShouldHaveSingleItem().ShouldBe(new FoundFact("company.description", "ok then", 0.85));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Null_lists_and_objects_are_empty_ones(string operation)
    {
        var body = """{"data":{"emails":null,"email":null,"status":"valid","tech":null,"geo":null,"category":null,"site":null,"sources":null},"document":null}""";

        var answer = await Ask(operation, Encoding.UTF8.GetBytes(body));

        answer.Class.ShouldBeOneOf(AnswerClass.NoData, AnswerClass.Data);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_mutated_answer_never_throws_and_never_breaks_the_promises_of_an_answer(string operation)
    {
        var random = new Random(operation.Length);
        var source = Good[operation];
        var definition = TestSources.Catalog(StubHandler.Always(200, "")).Source(operation).Definition;
        for (var i = 0; i < 1_500; i++)
        {
            var body = Mutate(Encoding.UTF8.GetBytes(source), random);

            var answer = await Ask(operation, body);

            answer.Detail.ShouldNotContain("error in the connector", customMessage: Encoding.UTF8.GetString(body));
            answer.Facts.ShouldAllBe(f => definition.Gives.Contains(f.Field) && f.Value.Length > 0 && f.Confidence >= 0 && f.Confidence <= 1);
            answer.Charge.Units.ShouldBeLessThanOrEqualTo(definition.Price.MostUnits);
            (answer.Class == AnswerClass.Data).ShouldBe(answer.Facts.Count > 0);
        }
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        string[] tokens = ["null", "true", "-1", "1e999", "[]", "{}", "\"\"", "\"\\ud800\"", "[[[[", "]", "}", ",", "\u0000", "99999999999999999999"];
        for (var changes = random.Next(1, 4); changes > 0 && body.Length > 0; changes--)
        {
            var at = random.Next(body.Length);
            body = random.Next(4) switch
            {
                0 => [.. body[..at], (byte)random.Next(256), .. body[(at + 1)..]],
                1 => [.. body[..at], .. body[Math.Min(body.Length, at + random.Next(8))..]],
                2 => [.. body[..at], .. Encoding.UTF8.GetBytes(tokens[random.Next(tokens.Length)]), .. body[at..]],
                _ => ReplaceValue(body, tokens[random.Next(tokens.Length)], random),
            };
        }

        return body;
    }

    // Puts another token in the place of a whole value, so that the body often stays JSON.
    private static byte[] ReplaceValue(byte[] body, string token, Random random)
    {
        var colons = Enumerable.Range(0, body.Length).Where(i => body[i] == ':').ToList();
        if (colons.Count == 0)
        {
            return body;
        }

        var from = colons[random.Next(colons.Count)] + 1;
        var length = body.AsSpan(from).IndexOfAny(",}]"u8);
        return length < 0 ? body : [.. body[..from], .. Encoding.UTF8.GetBytes(token), .. body[(from + length)..]];
    }

    private static Task<SourceAnswer> Ask(string operation, byte[] body) => TestSources.Ask(
        new StubHandler(_ => StubHandler.Respond(200, body, "application/json")), operation, TestSources.InputsOf(operation));
}
