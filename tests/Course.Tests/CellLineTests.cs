using Course.Execution;

namespace Course.Tests;

public class CellLineTests
{
    private const string Cell = "#r \"nuget: Plotly.NET, 6.0.0\"\nint a = 1;\nint b = a;";

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void A_line_of_the_code_between_directives_is_a_line_of_the_cell(int line, int expected) =>
        Assert.Equal(expected, CellLine.Of(line, "int a = 1;\nint b = a;", Cell));

    [Fact]
    public void A_line_beyond_the_code_is_none_of_the_cell() =>
        Assert.Null(CellLine.Of(3, "int a = 1;\nint b = a;", Cell));

    [Fact]
    public void A_line_beyond_what_two_directives_leave_is_none_of_the_cell() =>
        Assert.Null(CellLine.Of(3, "int a = 1;\nint b = a;", "int a = 1;\n#i \"nuget:x\"\nint b = a;"));
}
