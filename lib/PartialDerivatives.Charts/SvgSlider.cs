namespace PartialDerivatives.Charts;

/// <summary>The slider in the static picture, where it says which of its positions is shown.</summary>
internal static class SvgSlider
{
    public static void Draw(SvgPicture picture, Slider slider, Geometry geometry)
    {
        double left = 0.1 * geometry.Width, right = 0.9 * geometry.Width, top = geometry.Height - geometry.Bottom + 34;
        double knob = left + (right - left) * slider.Start / (slider.Positions.Length - 1);
        picture.Add($"<path d=\"M{left} {top}H{right}\" stroke=\"#bbb\" stroke-width=\"4\" stroke-linecap=\"round\"/><circle cx=\"{knob}\" cy=\"{top}\" r=\"7\" fill=\"#fff\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/>");
        picture.Text(knob, top - 14, $"{slider.Variable} = {Label.Of(slider.Positions[slider.Start].Value)}");
        picture.Text(left, top + 24, Label.Of(slider.Positions[0].Value));
        picture.Text(right, top + 24, Label.Of(slider.Positions[^1].Value));
    }
}
