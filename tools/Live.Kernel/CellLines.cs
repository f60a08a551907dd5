using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Live;

/// <summary>
/// Where an exception left a cell: read here from the symbols that the compiler wrote, since a runtime in a browser that
/// reads symbols itself takes a debugger to be there, and optimizes nothing that it runs, the compiler neither.
/// </summary>
internal static class CellLines
{
    /// <summary>The line in a cell, counted from 1; null where no frame is the cell's.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="cell">What the cell was compiled to.</param>
    /// <param name="symbols">Its portable PDB.</param>
    public static int? Of(Exception exception, Assembly cell, ImmutableArray<byte> symbols)
    {
        StackFrame? frame = new StackTrace(exception).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == cell && frame.GetILOffset() != StackFrame.OFFSET_UNKNOWN);
        if (frame is null)
        {
            return null;
        }
        using var provider = MetadataReaderProvider.FromPortablePdbImage(symbols);
        var method = (MethodDefinitionHandle)MetadataTokens.Handle(frame.GetMethod()!.MetadataToken);
        return provider.GetMetadataReader()
            .GetMethodDebugInformation(method.ToDebugInformationHandle())
            .GetSequencePoints()
            .LastOrDefault(point => !point.IsHidden && point.Offset <= frame.GetILOffset()) is { StartLine: > 0 and int line }
            ? line
            : null;
    }
}
