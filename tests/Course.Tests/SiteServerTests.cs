using System.Net;
using System.Net.Http.Headers;
using Course.Site;

namespace Course.Tests;

/// <summary>What the server of <c>serve</c> gives, and what it does not.</summary>
public sealed class SiteServerTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _client = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
    private SiteServer? _server;
    private Task _serving = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder.File("site/assets/live-00ff"));
        _folder.Write("secret.txt", "secret");
        _folder.Write("site/index.html", "<p>start</p>");
        _folder.Write("site/.course-site", "marker");
        _folder.Write("site/assets/live-00ff/live.js", new string('x', 5000));
        File.CreateSymbolicLink(_folder.File("site/link.html"), _folder.File("secret.txt"));
        _server = SiteServer.Start(_folder.File("site"), 0);
        _serving = _server.RunAsync(_stopping.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _client.Dispose();
        _server?.Dispose();
        _stopping.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "text/html; charset=utf-8", "no-cache")]
    [InlineData("index.html", "text/html; charset=utf-8", "no-cache")]
    [InlineData("assets/live-00ff/live.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    public async Task Files_have_their_type_their_time_and_the_policy(string path, string type, string cache)
    {
        using HttpResponseMessage response = await _client.GetAsync(_server!.Address + path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(cache.Split(", ").Order(), response.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(" 'unsafe-eval'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("..%2fsecret.txt")]
    [InlineData("..%5csecret.txt")]
    [InlineData("link.html")]
    [InlineData(".course-site")]
    [InlineData("assets")]
    [InlineData("missing.html")]
    public async Task Nothing_outside_of_the_folder_is_given(string path)
    {
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server!.Address + path, asItIs));
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.False(response.IsSuccessStatusCode);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org", "GET")]
    [InlineData(null, "POST")]
    public async Task Other_hosts_and_other_methods_are_refused(string? host, string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _server!.Address);
        request.Headers.Host = host;
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.False(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Texts_are_packed_for_those_who_can_read_it_and_not_sent_again_to_those_who_have_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _server!.Address + "assets/live-00ff/live.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using HttpResponseMessage packed = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        again.Headers.IfNoneMatch.Add(packed.Headers.ETag!);
        using HttpResponseMessage same = await _client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.InRange((await packed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 1, 200);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }
}
