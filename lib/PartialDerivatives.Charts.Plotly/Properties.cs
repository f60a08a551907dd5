using Plotly.NET;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>Plotly.NET's objects made of names and values, as plotly.js has them.</summary>
internal static class Properties
{
    public static T Of<T>(params (string, object)[] properties)
        where T : DynamicObj.DynamicObj, new()
    {
        var result = new T();
        result.Set(properties);
        return result;
    }

    public static void Set(this DynamicObj.DynamicObj target, params (string Name, object Value)[] properties)
    {
        foreach (var (name, value) in properties)
        {
            target.SetProperty(name, value);
        }
    }
}
