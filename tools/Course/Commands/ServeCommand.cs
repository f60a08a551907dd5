using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Course.Site;
using Spectre.Console;

namespace Course.Commands;

/// <summary>The command <c>serve</c>: renders the site, serves it to this machine alone, and opens it in a browser.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> s_port = NumberOption.Of(
        "--port", "The port; a free one where none is named.", NumberStyles.None, 1, 65535, "whole numbers from 1 to 65535, such as 8080");

    private static readonly Option<bool> s_quiet = new("--no-browser") { Description = "Do not open a browser." };

    /// <summary>Makes the command; <paramref name="render"/> writes the site.</summary>
    public static Command Create(Option<string> site, Action<SiteFolder> render, IAnsiConsole console)
    {
        var command = new Command("serve", "Render the site and serve it to this machine, where its cells can be run in the browser.")
        {
            site, s_port, s_quiet,
        };
        command.SetAction(async (call, cancel) =>
        {
            var folder = new SiteFolder(call.GetValue(site)!);
            render(folder);
            using var server = SiteServer.Start(folder.Path, call.GetValue(s_port));
            console.WriteLine($"Served at {server.Address}. Ctrl-C ends it.");
            if (!call.GetValue(s_quiet))
            {
                Open(server.Address);
            }
            await server.RunAsync(cancel);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The address was said: where there is no browser to open, that is enough.</summary>
    private static void Open(string address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
        }
    }
}
