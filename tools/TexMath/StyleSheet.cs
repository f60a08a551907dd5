namespace TexMath;

/// <summary>The rules that formulas need.</summary>
internal static class StyleSheet
{
    /// <summary>
    /// A mathematics font, and what MathML Core has no attributes for: columns and lines of tables, numbers of equations, boxes.
    /// </summary>
    public const string Text = """
        math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", math; }
        math mtext.tex-bold { font-weight: bold; }
        math mtext.tex-italic { font-style: italic; }
        math mtext.tex-sans { font-family: sans-serif; }
        math mtext.tex-mono { font-family: monospace; }
        math mtext.tex-capitals { font-variant: small-caps; }
        math mo.tex-prime { position: relative; top: 0.2em; }
        math mtd.tex-left { text-align: left; text-align: -webkit-left; }
        math mtd.tex-right { text-align: right; text-align: -webkit-right; }
        math mtd.tex-line-left { border-left: 0.06em solid; }
        math mtd.tex-line-right { border-right: 0.06em solid; }
        math mtd.tex-line-above { border-top: 0.06em solid; }
        math mtd.tex-line-below { border-bottom: 0.06em solid; }
        math mtable.tex-matrix > mtr > mtd:first-child { padding-left: 0; }
        math mtable.tex-matrix > mtr > mtd:last-child { padding-right: 0; }
        math mtable.tex-cases > mtr > mtd { padding-left: 0; padding-right: 1em; }
        math mtable.tex-cases > mtr > mtd:last-child { padding-right: 0; }
        math mtable.tex-aligned > mtr > mtd { padding-left: 0; padding-right: 0; }
        math mtable.tex-aligned > mtr > mtd:nth-child(2n+3) { padding-left: 2em; }
        math mtable.tex-small > mtr > mtd { padding: 0.1em 0.2em; }
        math mtable.tex-small > mtr > mtd:first-child { padding-left: 0; }
        math mtable.tex-small > mtr > mtd:last-child { padding-right: 0; }
        /* Only Chromium knows this property, and it knows no negative width and does not stretch these lines. */
        @supports (-webkit-app-region: none) {
            math mspace.tex-back { margin-left: -0.1667em; }
            math .tex-overline { border-top: 0.045em solid; padding-top: 0.12em; }
            math .tex-underline { border-bottom: 0.045em solid; padding-bottom: 0.12em; }
            math :is(.tex-overline, .tex-underline, .tex-hat, .tex-check, .tex-tilde) > mo:last-child { display: none; }
            math :is(.tex-hat, .tex-check, .tex-tilde) { padding-top: 0.28em; background-repeat: no-repeat; }
            math :is(.tex-hat, .tex-check) { background-size: 50% 0.2em; background-position: 0 0.05em, 100% 0.05em; }
            math .tex-hat {
                background-image: linear-gradient(to bottom right, var(--tex-line)), linear-gradient(to top right, var(--tex-line));
            }
            math .tex-check {
                background-image: linear-gradient(to top right, var(--tex-line)), linear-gradient(to bottom right, var(--tex-line));
            }
            math .tex-tilde {
                --tex-wave: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 10' \
                    preserveAspectRatio='none'%3E%3Cpath d='M1 8Q10-4 20 5T39 2' fill='none' stroke='%23000' stroke-width='1.4' \
                    vector-effect='non-scaling-stroke'/%3E%3C/svg%3E");
                background-image: linear-gradient(currentColor, currentColor); background-size: 100% 0.24em;
                mask: var(--tex-wave) 0 0.04em / 100% 0.2em no-repeat,
                    linear-gradient(#000, #000) 0 100% / 100% calc(100% - 0.27em) no-repeat;
            }
        }
        math mtext.tex-upright { font-style: normal; font-weight: normal; }
        math mtable.tex-tagged { width: 100%; }
        math:has(mtable.tex-tagged) :is(semantics, semantics > mrow) { width: 100%; }
        math mtable.tex-tagged > mtr > mtd.tex-side, math mtable.tex-tagged > mtr > mtd.tex-tag { width: 50%; padding: 0; }
        math mtable.tex-tagged > mtr > mtd.tex-tag { text-align: right; text-align: -webkit-right; padding-left: 1em; }
        math mtable.tex-aligned.tex-tagged > mtr > mtd:nth-child(2n+3) { padding-left: 0; }
        math mtable.tex-aligned.tex-tagged > mtr > mtd:nth-child(2n+4):not(.tex-tag) { padding-left: 2em; }
        math mtable.tex-boxed > mtr > mtd { border: 0.06em solid; padding: 0.25em 0.35em; }
        math mtable.tex-frame > mtr > mtd { padding: 0; }
        math .tex-cancel, math .tex-bcancel, math .tex-xcancel { background-repeat: no-repeat; }
        math :is(.tex-cancel, .tex-bcancel, .tex-xcancel, .tex-hat, .tex-check) {
            --tex-line: transparent calc(50% - 0.04em), currentColor, transparent calc(50% + 0.04em);
        }
        math .tex-cancel { background-image: linear-gradient(to top right, var(--tex-line)); }
        math .tex-bcancel { background-image: linear-gradient(to bottom right, var(--tex-line)); }
        math .tex-xcancel {
            background-image: linear-gradient(to top right, var(--tex-line)), linear-gradient(to bottom right, var(--tex-line));
        }
        math mspace.tex-rule { background: currentColor; }
        math mrow.tex-llap { transform: translateX(-100%); }
        math mrow.tex-clap { transform: translateX(-50%); }
        /* What is drawn as a background is printed, too. */
        math { -webkit-print-color-adjust: exact; print-color-adjust: exact; }

        """;
}
