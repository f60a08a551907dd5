namespace Course.Tests;

/// <summary>A folder that is there for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions s_likeOtherWriters =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Path { get; } = Directory.CreateTempSubdirectory("course-tests-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Writes a notebook of code cells that were never run and returns its path.</summary>
    public string WriteNotebook(string name, params string[] cells)
    {
        string json = string.Join(",\n", cells.Select((source, i) => $$"""
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "cell-{{i + 1}}",
               "metadata": {},
               "outputs": [],
               "source": {{System.Text.Json.JsonSerializer.Serialize(source, s_likeOtherWriters)}}
              }
            """));
        return Write(name, $$"""
            {
             "cells": [
            {{json}}
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
