using System.Reflection;

namespace PartialDerivatives.Tests;

/// <summary>What the library offers is a list, public-members.txt, that a change of it must touch.</summary>
public class PublicMembersTests
{
    // Overloads count once: they are one thing to know.
    private const int MostMembers = 200;

    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string s_file = Path.Combine(Repository.Root, "tests", "PartialDerivatives.Tests", "public-members.txt");

    /// <summary>With WRITE_PUBLIC_MEMBERS=true the list is written anew: look at the difference.</summary>
    [Fact]
    public void Public_members_are_those_of_the_list()
    {
        (string Name, string Signature)[] members =
        [
            .. from type in typeof(Formula).Assembly.GetExportedTypes()
               from member in type.GetMembers(Own)
               where IsOffered(member)
               select ($"{NameOf(type)}.{member.Name}", $"{NameOf(type)}.{Signature(member)}"),
        ];
        string[] lines = [.. members.Select(member => member.Signature).Order(StringComparer.Ordinal)];

        if (Environment.GetEnvironmentVariable("WRITE_PUBLIC_MEMBERS") == "true")
        {
            File.WriteAllLines(s_file, lines);
        }

        Assert.Equal(File.ReadAllLines(s_file), lines);
        Assert.InRange(members.DistinctBy(member => member.Name).Count(), 1, MostMembers);
    }

    /// <summary>Not what another member brings along: accessors, overrides, and what the compiler makes of a record.</summary>
    private static bool IsOffered(MemberInfo member) => member switch
    {
        Type => false,
        MethodInfo method => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            && method.GetBaseDefinition() == method
            && method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            && !method.Name.StartsWith('<'),
        ConstructorInfo constructor => constructor.GetParameters().Length > 0,
        FieldInfo field => !field.IsSpecialName,
        _ => true,
    };

    private static string Signature(MemberInfo member) => member switch
    {
        MethodInfo method =>
            $"{method.Name}{TypeArguments(method.GetGenericArguments())}({Parameters(method)}): {NameOf(method.ReturnType)}",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{property.Name}: {NameOf(property.PropertyType)}",
        FieldInfo field => $"{field.Name}: {NameOf(field.FieldType)}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) => string.Join(
        ", ", method.GetParameters().Select(p => $"{NameOf(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? "?" : "")}"));

    private static string TypeArguments(Type[] types) => types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(NameOf))}>";

    private static string NameOf(Type type) =>
        type.IsArray ? $"{NameOf(type.GetElementType()!)}[]"
        : type.IsByRef ? $"ref {NameOf(type.GetElementType()!)}"
        : $"{(type.IsNested && !type.IsGenericParameter ? $"{NameOf(type.DeclaringType!)}." : "")}{type.Name.Split('`')[0]}"
            + TypeArguments(type.GetGenericArguments());
}
