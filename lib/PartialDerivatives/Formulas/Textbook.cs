namespace PartialDerivatives;

/// <summary>A formula as a textbook writes it: every abbreviation written out.</summary>
internal static class Textbook
{
    public static Node Of(Node node) => !node.IsAbbreviated ? node : Substitution.Of(
        node, n => n is FunctionNode { Textbook: { } written } ? Of(written) : n.IsAbbreviated ? null : n);
}
