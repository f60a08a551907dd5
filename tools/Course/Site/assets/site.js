// What every page does: theme, search, contents on small screens, wide boxes, paper, and the link to VS Code.
// It stands in the head, so that the theme is there before the page is painted.
(function () {
  'use strict';
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const small = matchMedia('(max-width: 64rem)');

  // Browsers may refuse to remember anything, for pages opened from a file for example.
  function remembered() { try { return localStorage.getItem('theme'); } catch { return null; } }
  function remember(theme) { try { localStorage.setItem('theme', theme); } catch { /* then it lasts as long as the page */ } }

  if (remembered()) root.dataset.theme = remembered();

  // What would move the page is done as soon as its place is read, before it is painted.
  const early = [['#theme', switchTheme], ['.contents > details', foldContents], ['.actions', completeActions]];
  function doEarly() {
    for (let i = early.length - 1; i >= 0; i--) {
      const place = document.querySelector(early[i][0]);
      if (place?.nextSibling) early.splice(i, 1)[0][1](place);
    }
    enliven();
  }
  const reading = new MutationObserver(doEarly);
  reading.observe(root, { childList: true, subtree: true });

  document.addEventListener('DOMContentLoaded', function () {
    doEarly();
    reading.disconnect();
    if (document.querySelector('.contents')) followReader();
    progress();
    search();
    scrollByKeyboard();
    print();
    live();
  });

  function completeActions() {
    openInVsCode();
    const print = document.getElementById('print-solutions');
    if (print) print.hidden = false;
    if (folder() && !canRun()) tell(location.protocol === 'file:'
      ? 'These cells can be run and changed in the browser when the site comes from a server: dotnet run --project tools/Course -- serve'
      : 'These cells can be run and changed in a newer browser.');
  }

  const canRun = () => location.protocol !== 'file:' && window.WebAssembly && window.DecompressionStream;

  function switchTheme(button) {
    const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches;
    const label = () => {
      button.textContent = isDark() ? 'Light' : 'Dark';
      button.setAttribute('aria-label', button.textContent + ' theme');
    };
    button.addEventListener('click', function () {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      label();
      window.dispatchEvent(new Event('figure-theme'));
    });
    dark.addEventListener('change', label);
    label();
    button.hidden = false;
  }

  function foldContents(contents) {
    const fold = () => { contents.open = !small.matches; };
    small.addEventListener('change', fold);
    fold();
    contents.addEventListener('click', event => { if (small.matches && event.target.closest('a')) contents.open = false; });
  }

  // The contents mark the section that is being read: the last one whose heading is above the middle of the upper half.
  function followReader() {
    const links = [...document.querySelectorAll('.contents ul a')];
    const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    let here = null, waiting = false;
    function mark() {
      waiting = false;
      const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
      const read = headings.filter(heading => heading && heading.getBoundingClientRect().top < innerHeight / 4);
      const last = atEnd ? headings.length - 1 : headings.indexOf(read.at(-1));
      if (links[last] === here) return;
      here?.classList.remove('here');
      here?.removeAttribute('aria-current');
      here = links[last] ?? null;
      here?.classList.add('here');
      here?.setAttribute('aria-current', 'location');
      const list = document.querySelector('.contents');
      if (here && list.scrollHeight > list.clientHeight) list.scrollTop = here.offsetTop - list.clientHeight / 2;
    }
    const later = () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } };
    addEventListener('scroll', later, { passive: true });
    addEventListener('resize', later);
    mark();
  }

  // What was answered right, as the live cells keep it in this browser.
  function progress() {
    let solved;
    try { solved = JSON.parse(localStorage.getItem('solved') ?? '[]'); } catch { return; }
    for (const line of document.querySelectorAll('[data-exercises]')) {
      const all = +line.dataset.exercises, page = new URL(line.dataset.page, location.href).pathname + '#';
      const right = Math.min(all, solved.filter(each => each.startsWith(page)).length);
      if (right === 0) continue;
      const bar = document.createElement('progress');
      Object.assign(bar, { max: all, value: right });
      bar.setAttribute('aria-hidden', 'true');
      line.replaceChildren(bar, right + ' of ' + line.textContent + ' right');
    }
  }

  function search() {
    const input = document.getElementById('search');
    const list = document.getElementById('search-results');
    const status = document.getElementById('search-status');
    const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    let loading;
    // A script, because pages opened from a file cannot fetch.
    const load = () => loading ||= new Promise(function (loaded) {
      const script = document.createElement('script');
      script.src = 'assets/search-index.js';
      const prepared = entry => ({ entry, heading: plain(entry.Title + ' ' + entry.Heading), text: plain(entry.Text) });
      script.onload = () => loaded(window.searchIndex.map(prepared));
      document.head.append(script);
    });

    async function find() {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      const index = words.length ? await load() : [];
      const hits = index
        .filter(item => words.every(word => item.heading.includes(word) || item.text.includes(word)))
        .map(item => ({ item: item, score: words.filter(word => item.heading.includes(word)).length }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 12);
      list.replaceChildren(...hits.map(hit => result(hit.item, words)));
      list.hidden = hits.length === 0;
      const places = hits.length === 1 ? '1 place' : hits.length === 0 ? 'Nothing' : hits.length + ' places';
      status.textContent = words.length === 0 ? '' : places + ' found.';
      status.classList.toggle('unseen', words.length === 0 || hits.length > 0);
    }

    function result(item, words) {
      const link = document.createElement('a');
      link.href = encodeURIComponent(item.entry.Page) + '#' + encodeURIComponent(item.entry.Anchor);
      const heading = document.createElement('strong');
      heading.textContent = item.entry.Heading;
      const place = document.createElement('small');
      place.textContent = item.entry.Heading === item.entry.Title ? '' : item.entry.Title;
      const excerpt = document.createElement('span');
      const places = words.map(word => item.text.indexOf(word)).filter(place => place >= 0);
      const start = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - 40);
      excerpt.textContent = (start > 0 ? '…' : '') + item.entry.Text.slice(start, start + 120) + '…';
      link.append(heading, ' ', place, excerpt);
      link.addEventListener('click', close);
      const line = document.createElement('li');
      line.append(link);
      return line;
    }

    function close() { list.hidden = true; status.classList.add('unseen'); }

    input.addEventListener('focus', load);
    input.addEventListener('input', find);
    input.addEventListener('search', find);
    document.addEventListener('keydown', function (event) {
      const inSearch = event.target.closest('[role=search]');
      if (event.key === '/' && !inSearch && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
      if (!inSearch) return;
      const stops = [input, ...list.querySelectorAll('a')];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') { close(); input.focus(); }
      if (step && !list.hidden) {
        event.preventDefault();
        stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
      }
      if (event.key === 'Enter' && event.target === input && !list.hidden) list.querySelector('a').click();
    });
    document.addEventListener('click', event => { if (!event.target.closest('[role=search]')) close(); });
    input.disabled = false;
  }

  // Whoever has no mouse must be able to scroll what is wider than the page.
  function scrollByKeyboard() {
    const boxes = document.querySelectorAll('.scroll, .equation, main pre');
    const observer = new ResizeObserver(entries => entries.forEach(function ({ target }) {
      if (target.scrollWidth > target.clientWidth) {
        target.tabIndex = 0;
        target.setAttribute('role', 'group');
        const what = target.matches('pre') ? 'Code or text' : target.matches('.equation') ? 'Formula' : 'Table or figure';
        target.setAttribute('aria-label', what + ', scrolls sideways');
      } else {
        ['tabindex', 'role', 'aria-label'].forEach(name => target.removeAttribute(name));
      }
    }));
    boxes.forEach(box => observer.observe(box));
  }

  // On paper everything is open but solutions, which come where they are asked for; figures see to their pictures themselves.
  function print() {
    let opened = [];
    const button = document.getElementById('print-solutions');
    button?.addEventListener('click', function () {
      root.dataset.print = 'solutions';
      window.print();
    });
    window.addEventListener('beforeprint', function () {
      const folded = root.dataset.print ? 'details:not([open])' : 'details:not([open], .solution, .solution *)';
      opened = [...document.querySelectorAll(folded)];
      opened.forEach(details => { details.open = true; });
    });
    window.addEventListener('afterprint', function () {
      opened.forEach(details => { details.open = false; });
      delete root.dataset.print;
    });
  }

  // The extension takes the address of a notebook on the web, or the path of one on this machine.
  function openInVsCode() {
    const link = document.getElementById('open-in-vscode');
    if (!link) return;
    const notebook = new URL(link.dataset.notebook, location.href);
    const path = decodeURIComponent(notebook.pathname).replace(/^\/(?=[A-Za-z]:)/, '');
    link.href = 'vscode://ms-dotnettools.dotnet-interactive-vscode/openNotebook?' +
      (notebook.protocol === 'file:' ? 'path=' + encodeURIComponent(path) : 'url=' + encodeURIComponent(notebook.href));
    link.title = 'Needs VS Code with the extension Polyglot Notebooks';
    link.hidden = false;
  }

  // Each cell gets a button as soon as it is read, so that nothing moves later; what runs cells is loaded with the first press, or
  // where the reader has written something before.
  const cells = [];
  let loading;
  const folder = () => document.querySelector('meta[name=live]')?.content;
  const load = () => loading ||= import(new URL(folder() + 'live.js', document.baseURI).href)
    .then(module => module.open(cells, new URL(folder(), document.baseURI).href))
    .catch(function (error) {
      loading = null;
      tell('What runs the cells could not be loaded. Reload the page to try again. (' + error.message + ')');
      throw error;
    });

  function enliven() {
    if (!folder() || !canRun()) return;
    for (const cell of [...document.getElementsByClassName('cell code')].slice(cells.length)) {
      if (!cell.nextSibling) return;
      const i = cells.push(cell) - 1;
      const bar = document.createElement('p');
      const run = document.createElement('button');
      bar.className = 'cell-bar';
      run.type = 'button';
      run.className = 'run';
      run.textContent = '▶ Run';
      run.setAttribute('aria-label', 'Run cell ' + (i + 1));
      bar.append(run);
      cell.querySelector('pre').after(bar);
      if (cell.dataset.options) cell.prepend(answers(cell, answer => load().then(page => page.answer(i, answer))));
      run.addEventListener('click', event => { if (!cell.isLive) load().then(page => page.run(i)); });
      cell.querySelector('pre').addEventListener('click', event => {
        if (!cell.isLive && getSelection().isCollapsed) load().then(page => page.edit(i, event));
      });
    }
  }

  function live() {
    if (cells.length === 0) return;
    try {
      if (Object.keys(localStorage).some(key => key.startsWith('cell:' + location.pathname + '#'))) load();
    } catch { /* nothing was kept */ }
  }

  // The answers of a question to choose from, or a field where it asks for a number: the answer is written into the cell, which runs.
  function answers(cell, answer) {
    const group = document.createElement('div'), words = JSON.parse(cell.dataset.options);
    group.className = 'answers';
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', 'Your answer');
    const button = (text, action) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.addEventListener('click', action);
      group.append(made);
      return made;
    };
    words.forEach(word => button(word, () => answer(JSON.stringify(word))).setAttribute('aria-pressed', 'false'));
    if (words.length === 0) {
      const field = document.createElement('input');
      field.setAttribute('aria-label', 'Your answer, a number or an expression in C#');
      field.placeholder = 'a number, or C#';
      field.autocomplete = 'off';
      field.spellcheck = false;
      group.append(field);
      const check = () => answer(field.value.replaceAll(/[;\s]+/g, ' ').trim() || 'null');
      button('Check', check);
      field.enterKeyHint = 'go';
      field.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.isComposing) check(); });
    }
    return group;
  }

  function tell(text) {
    const line = document.createElement('p');
    line.className = 'notice';
    line.setAttribute('role', 'status');
    line.textContent = text;
    document.querySelector('.actions').after(line);
  }
})();
