using System.Security.Cryptography;
using System.Text;

namespace Course.Documents;

/// <summary>
/// Keeps a second program from working on the same file or folder. The lock is a file in the system's folder for temporary
/// files, so it needs no right to write beside what is locked; the system itself frees it when the process ends, however it
/// ends. The file stays, since deleting it could free what is being locked just then.
/// </summary>
internal static class WorkLock
{
    /// <summary>Takes the lock of a file or folder, which is free again when the stream is disposed.</summary>
    /// <param name="realPath">Its full path, without links.</param>
    /// <param name="shown">How messages call it.</param>
    /// <param name="busy">What is said where another program has the lock.</param>
    /// <exception cref="RefusedException">Another program has it, or no file can be made for it.</exception>
    public static FileStream Take(string realPath, string shown, string busy)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(realPath)).AsSpan(0, 8));
        try
        {
            return new FileStream(
                Path.Combine(Path.GetTempPath(), $"course-{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new RefusedException($"{shown}: the file that keeps a second program away cannot be opened: {e.Message} "
                + "Set TMPDIR to a folder that can be written.");
        }
        catch (IOException)
        {
            throw new RefusedException($"{shown}: {busy}");
        }
    }
}
