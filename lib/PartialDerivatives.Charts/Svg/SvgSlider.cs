namespace PartialDerivatives.Charts;

/// <summary>The slider in the static picture, where it says which of its positions is shown.</summary>
internal static class SvgSlider
{
    public static void Draw(SvgPicture picture, Slider slider, Geometry geometry)
    {
        double left = 0.1 * geometry.Width + 6, right = 0.9 * geometry.Width - 6, rail = geometry.SliderTop + 26;
        double knob = left + (right - left) * slider.Start / Math.Max(1, slider.Positions.Length - 1);
        var labels = slider.Labels;
        picture.Add($"<rect x=\"{left}\" y=\"{rail - 2}\" width=\"{right - left}\" height=\"4\" rx=\"2\"");
        picture.Add($" fill=\"{Theme.Knob}\" stroke=\"{Theme.Rail}\"/>");
        picture.Add($"<circle cx=\"{knob}\" cy=\"{rail}\" r=\"8\" fill=\"{Theme.Knob}\" stroke=\"{Theme.Rail}\"/>");
        picture.Text((left + right) / 2, geometry.SliderTop + 16, $"{slider.Variable} = {labels[slider.Start]}");
        picture.Text(left, geometry.SliderTop + 58, labels[0]);
        picture.Text(right, geometry.SliderTop + 58, labels[^1]);
    }
}
