// The notebook with what the reader wrote and ran, as a file that hosts of notebooks open.
export async function download(address, changes) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  const notebook = await answer.json();
  let i = 0;
  for (const cell of notebook.cells) {
    if (cell.cell_type !== 'code') continue;
    const { code, outputs, order } = changes[i++];
    if (code !== (Array.isArray(cell.source) ? cell.source.join('') : cell.source)) {
      cell.source = lines(code);
      if (!outputs) Object.assign(cell, { outputs: [], execution_count: null });
    }
    if (outputs) Object.assign(cell, { outputs: outputs.map(stored), execution_count: order });
  }
  const file = new Blob([JSON.stringify(notebook, null, 1) + '\n'], { type: 'application/x-ipynb+json' });
  const name = decodeURIComponent(address.split('/').pop());
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const lines = text => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

// nbformat stores text as lines.
function stored(output) {
  const copy = structuredClone(output);
  if (copy.text !== undefined) copy.text = lines(copy.text);
  for (const type in copy.data) copy.data[type] = lines(copy.data[type]);
  return copy;
}
