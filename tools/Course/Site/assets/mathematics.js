// Formulas on a system without a font for mathematics, such as a phone: letters that it lacks are spelled with those it has,
// and roots, which browsers cannot stretch there, are drawn by the style sheet.
(function () {
  'use strict';
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const missing = {};
  // The slanted letters of mathematics, from which one to which, and where Unicode has them; browsers write them for a single letter.
  const slanted = [['A', 'Z', 0x1D434], ['a', 'z', 0x1D44E], ['α', 'ω', 0x1D6FC], ['∂', '∂', 0x1D715], ['ϵ', 'ϵ', 0x1D716],
    ['ϑ', 'ϑ', 0x1D717], ['ϰ', 'ϰ', 0x1D718], ['ϕ', 'ϕ', 0x1D719], ['ϱ', 'ϱ', 0x1D71A], ['ϖ', 'ϖ', 0x1D71B]];
  // Letters of an alphabet of their own that are bold, or as good as bold, and those that are slanted.
  const bold = [[0x1D400, 0x1D433], [0x1D468, 0x1D49B], [0x1D4D0, 0x1D503], [0x1D538, 0x1D59F], [0x1D6A8, 0x1D6E1], [0x1D71C, 0x1D7D7]];
  const italic = [[0x1D434, 0x1D4CF], [0x1D6E2, 0x1D755]];

  function picture(letter) {
    pen.clearRect(0, 0, 40, 40);
    pen.fillText(letter, 4, 30);
    return pen.getImageData(0, 0, 40, 40).data.join();
  }

  // What no font has is drawn as a box, the same for all.
  function isMissing(letter) {
    pen.font = '24px ' + getComputedStyle(document.documentElement).getPropertyValue('--mathematics');
    return missing[letter] ??= picture(letter) === picture('\u{10FFFD}');
  }

  const isIn = (ranges, code) => ranges.some(([from, to]) => code >= from && code <= to);

  function spell(leaf) {
    const text = leaf.textContent, code = text.codePointAt(0);
    const range = [...text].length === 1 && leaf.localName === 'mi' && !leaf.hasAttribute('mathvariant')
      && slanted.find(([from, to]) => text >= from && text <= to);
    if (range && isMissing(String.fromCodePoint(range[2] + code - range[0].codePointAt(0)))) {
      leaf.setAttribute('mathvariant', 'normal');
      leaf.style.fontStyle = 'italic';
    } else if (isIn([[0x1D400, 0x1D7FF]], code) && isMissing(String.fromCodePoint(code))) {
      leaf.textContent = text.normalize('NFKC');
      leaf.setAttribute('mathvariant', 'normal');
      if (isIn(bold, code)) leaf.style.fontWeight = 'bold';
      if (isIn(italic, code)) leaf.style.fontStyle = 'italic';
    }
  }

  // A root with a degree is one without, behind the degree: the style sheet draws its sign.
  function spellRoot(root) {
    const make = (name, ...parts) => {
      const made = document.createElementNS(root.namespaceURI, name);
      made.append(...parts);
      return made;
    };
    const [base, degree] = root.children;
    root.replaceWith(make('mrow', make('msup', make('mrow'), degree), make('msqrt', base)));
  }

  function spellAll() {
    document.querySelectorAll('math mroot').forEach(spellRoot);
    for (const leaf of document.querySelectorAll('math :is(mi, mn, mo, mtext)')) if (!leaf.childElementCount && leaf.textContent) spell(leaf);
  }

  function stretches() {
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.cssText = 'position:absolute;visibility:hidden';
    probe.innerHTML = '<math><mo stretchy="true" symmetric="true">⟨</mo><mspace height="3em" depth="3em"/></math>';
    const { height } = probe.querySelector('mo').getBoundingClientRect();
    const isStretched = height > 3 * parseFloat(getComputedStyle(probe).fontSize);
    probe.remove();
    return isStretched;
  }

  if (!document.querySelector('math') && !document.querySelector('.cell.code')) return;
  if (stretches()) return;
  document.documentElement.classList.add('plain-roots');
  spellAll();
  // Cells that are run bring formulas, too.
  new MutationObserver(spellAll).observe(document.querySelector('main'), { childList: true, subtree: true });
})();
