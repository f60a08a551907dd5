namespace Course.Compiler;

/// <summary>A code cell to run: its number among the code cells, counted from 1, and its text.</summary>
internal readonly record struct CellSource(int Number, string Code);
