using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Course.Commands;

namespace Course.Site;

/// <summary>
/// Serves a rendered site to this machine: the files of one folder, to GET and HEAD, and only to requests that name this
/// server as their host, so that no other site's page can read through it.
/// </summary>
internal sealed partial class SiteServer : IDisposable
{
    /// <summary>The page's own policy, which also the worker is under here, and what WebAssembly needs.</summary>
    private static readonly string s_policy = PageTemplate.ContentSecurityPolicy
        .Replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", StringComparison.Ordinal) + "; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> s_types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".ipynb"] = "application/x-ipynb+json",
        [".svg"] = "image/svg+xml",
        [".wasm"] = "application/wasm",
        [".bin"] = "application/octet-stream",
    };

    private readonly ConcurrentDictionary<(string Path, DateTime Changed), Content> _contents = new();
    private readonly HttpListener _listener;
    private readonly string _folder;
    private readonly string _host;

    private SiteServer(HttpListener listener, string folder, int port)
    {
        _listener = listener;
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        _host = $"127.0.0.1:{port}";
    }

    /// <summary>Where the site is.</summary>
    public string Address => $"http://{_host}/";

    /// <summary>Begins to listen; requests are answered by <see cref="RunAsync"/>.</summary>
    /// <exception cref="RefusedException">The port is in use.</exception>
    public static SiteServer Start(string folder, int port)
    {
        // A free port may be taken by another program before it is used: then the next one.
        for (int attempt = 0; ; attempt++)
        {
            int chosen = port == 0 ? FreePort() : port;
            var listener = new HttpListener { IgnoreWriteExceptions = true };
            listener.Prefixes.Add($"http://127.0.0.1:{chosen}/");
            try
            {
                listener.Start();
                return new SiteServer(listener, folder, chosen);
            }
            catch (HttpListenerException e)
            {
                listener.Close();
                if (port != 0 || attempt == 9)
                {
                    throw new RefusedException($"--port {chosen}: nothing can be served there: {e.Message}. Name another one, or none.");
                }
            }
        }
    }

    /// <summary>Answers requests until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            HttpListenerContext call;
            try
            {
                // A listener that is stopped just when it begins to wait never tells.
                call = await _listener.GetContextAsync().WaitAsync(cancel);
            }
            catch (Exception e) when (e is OperationCanceledException or HttpListenerException)
            {
                return;
            }
            _ = Task.Run(() => Answer(call), CancellationToken.None);
        }
    }

    public void Dispose() => _listener.Close();

    private void Answer(HttpListenerContext call)
    {
        HttpListenerResponse response = call.Response;
        try
        {
            response.Headers["Content-Security-Policy"] = s_policy;
            response.Headers["X-Content-Type-Options"] = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (call.Request.UserHostName != _host)
            {
                response.StatusCode = (int)HttpStatusCode.MisdirectedRequest;
            }
            else if (call.Request.HttpMethod is not ("GET" or "HEAD"))
            {
                response.StatusCode = (int)HttpStatusCode.MethodNotAllowed;
                response.Headers["Allow"] = "GET, HEAD";
            }
            else if (Find(call.Request.Url!) is { } file)
            {
                Send(file, call.Request, response);
            }
            else
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
            }
            response.Close();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpListenerException or ObjectDisposedException)
        {
            // The reader has gone, or the file has while it was read.
            response.Abort();
        }
    }

    /// <summary>The file that an address means; null where it is none of the folder's own.</summary>
    private string? Find(Uri address)
    {
        string path = Uri.UnescapeDataString(address.AbsolutePath)[1..];
        string[] parts = (path.Length == 0 || path.EndsWith('/') ? path + PageTemplate.StartPage : path).Split('/');
        if (parts.Any(part => part.Length == 0 || part[0] == '.' || part.AsSpan().IndexOfAny("\\:\0") >= 0))
        {
            return null;
        }
        string place = _folder;
        foreach (string part in parts)
        {
            place = Path.Combine(place, part);
            // A link may lead out of the folder.
            if (new FileInfo(place).LinkTarget is not null)
            {
                return null;
            }
        }
        return File.Exists(place) ? place : null;
    }

    private void Send(string file, HttpListenerRequest request, HttpListenerResponse response)
    {
        string ending = Path.GetExtension(file);
        Content content = _contents.GetOrAdd(
            (file, File.GetLastWriteTimeUtc(file)), _ => new Content(File.ReadAllBytes(file), isPacked: ending == ".bin"));
        response.ContentType = s_types.GetValueOrDefault(ending, "application/octet-stream");
        response.Headers["ETag"] = content.Tag;
        response.Headers["Vary"] = "Accept-Encoding";
        response.Headers["Cache-Control"] =
            KeptForEver().IsMatch(request.Url!.AbsolutePath) ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers["If-None-Match"] == content.Tag)
        {
            response.StatusCode = (int)HttpStatusCode.NotModified;
            return;
        }
        byte[] bytes = content.Bytes;
        if (content.Gzip is { } gzip && (request.Headers["Accept-Encoding"] ?? "").Contains("gzip", StringComparison.Ordinal))
        {
            response.Headers["Content-Encoding"] = "gzip";
            bytes = gzip;
        }
        response.ContentLength64 = bytes.Length;
        if (request.HttpMethod == "GET")
        {
            response.OutputStream.Write(bytes);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The folder's name has a hash of what is in it.</summary>
    [GeneratedRegex("^/assets/live-[0-9a-f]+/")]
    private static partial Regex KeptForEver();

    private sealed class Content(byte[] bytes, bool isPacked)
    {
        private readonly Lazy<byte[]?> _gzip = new(() => isPacked ? null : Pack(bytes));

        public byte[] Bytes => bytes;

        public byte[]? Gzip => _gzip.Value;

        public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"";

        private static byte[] Pack(byte[] bytes)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                gzip.Write(bytes);
            }
            return packed.ToArray();
        }
    }
}
