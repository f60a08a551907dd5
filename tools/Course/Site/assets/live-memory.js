// What the reader wrote, kept by the browser: a key for each cell, so that two tabs do not overwrite each other's. Each
// holds the published text that it was made from: where that has changed, the page shows both.
const key = id => `cell:${location.pathname}#${id}`;

export function recall(id) {
  try {
    return JSON.parse(localStorage.getItem(key(id)));
  } catch {
    return null;
  }
}

// Keeps the text, or forgets it where it is the published one. False where the browser refuses.
export function keep(id, code, published) {
  try {
    if (code === published) localStorage.removeItem(key(id));
    else localStorage.setItem(key(id), JSON.stringify({ code, published }));
    return true;
  } catch {
    return false;
  }
}

// Calls back when another tab has changed a cell of this page.
export function onChangeElsewhere(changed) {
  window.addEventListener('storage', event => {
    const start = key('');
    if (event.key?.startsWith(start)) changed(event.key.slice(start.length), event.newValue ? JSON.parse(event.newValue) : null);
  });
}

// The exercises of the whole chapter that were answered right.
export function solved(id) {
  try {
    const all = new Set(JSON.parse(localStorage.getItem('solved') ?? '[]'));
    if (id) localStorage.setItem('solved', JSON.stringify([...all.add(`${location.pathname}#${id}`)]));
    return all;
  } catch {
    return new Set();
  }
}
