using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Hostile;

/// <summary>Bodies that no client of good will would send.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private string table = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start(s => s with { Serve = s.Serve with { BodyLimit = 1 << 16 } });
        table = await gateway.Http.Import("name,website\nFirm 1,firm1.com\n");
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"columnIds\":\"company.phone\"}")]
    [InlineData("{\"columnIds\":[1]}")]
    [InlineData("{\"columnIds\":[null]}")]
    [InlineData("{\"columnIds\":{\"a\":1}}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"rowIds\":[1.5]}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"rowIds\":[null]}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"rowIds\":[[1]]}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"rowIds\":[\"\\u0000\"]}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"rowIds\":[\"\\uD800\"]}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"budget\":1e400}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"budget\":\"5\"}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"refresh\":1}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"__proto__\":{}}")]
    [InlineData("{\"columnIds\":[\"company.phone\"],\"webhook\":{\"url\":\"http://\\uD800\"}}")]
    [InlineData("{\"columnIds\":[\"\\uD800\"]}")]
    [InlineData("{\"columnIds\":[\"company.phone\"]} trailing")]
    public async Task Json_of_the_wrong_shape_answers_400(string body)
    {
        foreach (var path in (string[])["enrich", "enrich/estimate"])
        {
            var problem = await gateway.Http.PostJson($"/v2/tables/{table}/{path}", body, HttpStatusCode.BadRequest);

            problem.GetRawText().ShouldTellNothingOfOurs(body);
        }

        (await gateway.Node.Store.Jobs.List("local", null, 10)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"rows":[{"website":"firm1.com"},{"website":"\ud800"}]}""", "rows[1].website")]
    [InlineData("""{"rows":[{"\ud800":"firm1.com"}]}""", "rows[0]")]
    public async Task Half_of_a_pair_of_surrogates_is_refused_where_it_stands(string body, string place)
    {
        var problem = await gateway.Http.PostJson("/v2/tables", body, HttpStatusCode.BadRequest);

        problem.GetRawText().ShouldContain(place);
    }

    [Fact]
    public async Task Json_nested_deeper_than_any_use_answers_400()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000));

        await gateway.Http.PostJson($"/v2/tables/{table}/enrich", $$"""{"columnIds":{{deep}}}""", HttpStatusCode.BadRequest);
        var rows = await gateway.Http.PostJson("/v2/tables", $$"""{"rows":[{"website":{{deep}}}]}""", HttpStatusCode.BadRequest);
        using var lines = new StringContent($$"""{"website":{{deep}}}""" + "\n", Encoding.UTF8, "application/x-ndjson");
        var line = await gateway.Http.Ask(HttpMethod.Post, "/v2/tables", lines, HttpStatusCode.BadRequest);

        rows.GetRawText().ShouldTellNothingOfOurs("deep JSON");
        line.GetRawText().ShouldTellNothingOfOurs("deep JSON lines");
        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"rows":{}}""")]
    [InlineData("""{"rows":[1]}""")]
    [InlineData("""{"rows":[[]]}""")]
    [InlineData("""{"rows":[{}]}""")]
    [InlineData("""{"rows":null}""")]
    [InlineData("""{"rows":[{"website":"a.com"}],"columns":{"domain":7}}""")]
    [InlineData("""{"rows":[{"website":"a.com"}],"name":"a\u0000b"}""")]
    [InlineData("""{"rows":[{"website":"a.com"}],"unknown":1}""")]
    [InlineData("""{"rows":[{"website":"\uD800"}]}""")]
    public async Task Tables_of_the_wrong_shape_answer_400_and_leave_nothing(string body)
    {
        (await gateway.Http.PostJson("/v2/tables", body, HttpStatusCode.BadRequest)).GetRawText().ShouldTellNothingOfOurs(body);

        (await gateway.Http.GetJson("/v2/tables")).GetProperty("tables").GetArrayLength().ShouldBe(1);
        Directory.GetFiles(Path.Combine(gateway.Data, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_above_the_limit_answers_413_whether_or_not_it_says_its_length()
    {
        var large = $$"""{"columnIds":["{{new string('x', 1 << 17)}}"]}""";

        await gateway.Http.PostJson($"/v2/tables/{table}/enrich", large, HttpStatusCode.RequestEntityTooLarge);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v2/tables/{table}/enrich");
        request.Content = new StringContent(large, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = true;
        (await gateway.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("website\n\"never closed")]
    [InlineData("\"")]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("\u00FF\u00FE\u00FF\u00FE")]
    public async Task Files_that_are_none_are_refused_or_taken_for_what_they_are_and_never_fail(string csv)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");

        using var answer = await gateway.Http.PostAsync(new Uri("/v2/tables", UriKind.Relative), content);

        ((int)answer.StatusCode).ShouldBeInRange(200, 499);
        (await answer.Content.ReadAsStringAsync()).ShouldTellNothingOfOurs(csv);
    }

    [Fact]
    public async Task A_million_columns_answer_400_and_a_cell_of_100_megabytes_is_passed_over()
    {
        var columns = await gateway.Http.PostCsv("/v2/tables", string.Join(',', Enumerable.Range(0, 1_000_000)) + "\n1\n", HttpStatusCode.BadRequest);
        var cell = await gateway.Http.PostCsv("/v2/tables", "name,website\n" + new string('x', 100 << 20) + ",a.com\nB,b.com\n");

        columns.GetRawText().Length.ShouldBeLessThan(2_000);
        cell.GetProperty("import").GetProperty("badRows").GetInt64().ShouldBe(1);
        (await gateway.Http.Rows(cell.Text("id")))[0].Text("status").ShouldBe("failed");
    }

    [Fact]
    public async Task A_compressed_body_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true))
        {
            await gzip.WriteAsync(new byte[10 << 20]);
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        await gateway.Http.Ask(HttpMethod.Post, $"/v2/tables/{table}/enrich", content, HttpStatusCode.UnsupportedMediaType);
        using var csv = new ByteArrayContent(packed.ToArray());
        csv.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        csv.Headers.ContentEncoding.Add("gzip");
        await gateway.Http.Ask(HttpMethod.Post, "/v2/tables", csv, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_content_type_that_is_none_answers_415()
    {
        using var xml = new StringContent("<a/>", Encoding.UTF8, "application/xml");
        await gateway.Http.Ask(HttpMethod.Post, "/v2/tables", xml, HttpStatusCode.UnsupportedMediaType);
        using var text = new StringContent("""{"columnIds":["company.phone"]}""", Encoding.UTF8, "text/plain");
        await gateway.Http.Ask(HttpMethod.Post, $"/v2/tables/{table}/enrich", text, HttpStatusCode.UnsupportedMediaType);
    }
}
