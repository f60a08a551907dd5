// C# as the reader types it, in the colours that the site gives by the compiler's parser: near enough until the cell is left.
const keywords = new Set((
  'abstract as async await base bool break byte case catch char class const continue decimal default do double dynamic else enum ' +
  'false finally float for foreach if in int interface internal is lock long nameof new not null object out override params ' +
  'private protected public readonly record ref return sealed short static string struct switch this throw true try typeof uint ' +
  'ulong using var virtual void when where while with yield').split(' '));
const token = new RegExp([
  /(?<c>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))/,
  /(?<s>\$*"""[^]*?(?:"""|$)|(?:@\$?|\$@)"(?:[^"]|"")*(?:"|$)|\$?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])'?)/,
  /(?<n>0[xXbB][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[fFdDmMlLuU]*)/,
  /(?<d>^[ \t]*#[^\n]*)/,
  /(?<word>@?[\p{L}_][\p{L}\p{N}_]*)/,
].map(part => part.source).join('|'), 'gmu');

function wordClass(word, before, after) {
  if (keywords.has(word)) return 'k';
  if (/\bnew\s+$/.test(before)) return 't';
  if (/^(?:<[\w\s,.<>[\]?()]*>)?\(/.test(after)) return 'm';
  if (/^<[\w\s,.<>[\]?()]*>/.test(after)) return 't';
  if (/^(?:\[[\s,]*\])?\??[ \t]+(?!(?:in|is|as|when|and|or|switch|with)\b)[\p{L}_]/u.test(after)) return 't';
  return '';
}

// Fills an element with coloured text; marks are places { start, end, isError } that are underlined.
export function colour(element, code, marks = []) {
  const edges = marks.flatMap(mark => [mark.start, Math.max(mark.end, mark.start + 1)]);
  const pieces = document.createDocumentFragment();
  let last = 0;
  function add(start, end, name) {
    const cuts = [start, ...edges.filter(edge => edge > start && edge < end).sort((a, b) => a - b), end];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const mark = marks.find(mark => cuts[i] >= mark.start && cuts[i] < Math.max(mark.end, mark.start + 1));
      const names = [name, mark && (mark.isError ? 'wrong' : 'doubtful')].filter(Boolean).join(' ');
      const text = code.slice(cuts[i], cuts[i + 1]);
      if (names) pieces.append(Object.assign(document.createElement('span'), { className: names, textContent: text }));
      else pieces.append(text);
    }
  }
  for (const match of code.matchAll(token)) {
    const { c, s, n, d, word } = match.groups;
    const end = match.index + match[0].length;
    add(last, match.index, '');
    const before = code.slice(Math.max(0, match.index - 8), match.index), after = code.slice(end, end + 80);
    add(match.index, end, c ? 'c' : s ? 's' : n ? 'n' : d ? 'd' : wordClass(word, before, after));
    last = end;
  }
  add(last, code.length, '');
  element.replaceChildren(pieces);
}
