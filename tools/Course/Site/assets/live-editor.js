// The editor of a cell: a text area over its coloured text. The browser's own undo, selection, touch and screen reader
// support stay; indentation, brackets, completion, parameter help and underlines are added. Escape, then Tab, leaves it.
import { colour } from './live-colours.js';
import { element } from './live-element.js';

const pairs = { '(': ')', '[': ']', '{': '}', '"': '"' };
const wordBefore = /[\p{L}_][\p{L}\p{N}_]*$/u;
let count = 0;

export class Editor {
  #text; #code; #frame; #list; #help; #note; #ask; #changed;
  #items = []; #all = null; #chosen = 0; #leaving = false; #asked = 0; #marks = [];

  // pre: the cell's coloured text. actions: ask(what, content), changed(code), run(), left().
  constructor(pre, code, label, actions) {
    this.#ask = actions.ask;
    this.#changed = actions.changed;
    this.#code = pre.querySelector('code');
    const id = `editor-${++count}`;
    this.#frame = element('div', { className: 'editor' });
    this.#text = element('textarea', { value: code, spellcheck: false, autocomplete: 'off' });
    this.#list = element(
      'ul', { className: 'completions', id: `${id}-list`, hidden: true }, { role: 'listbox', 'aria-label': 'Completions' });
    this.#help = element('div', { className: 'call-help', id: `${id}-help`, hidden: true }, { role: 'status' });
    this.#note = element('ul', { className: 'complaints', id: `${id}-note`, hidden: true });
    const hint = element('p', { className: 'unseen', id: `${id}-hint`,
      textContent: 'Tab indents. Escape, then Tab, leaves the editor. Control and Space: completions. Shift and Enter: run.' });
    for (const [name, value] of Object.entries({
      'aria-label': label, 'aria-describedby': `${hint.id} ${this.#note.id}`, 'aria-autocomplete': 'list', 'aria-controls': this.#list.id,
      autocapitalize: 'off', autocorrect: 'off', wrap: 'off', rows: 1,
    })) this.#text.setAttribute(name, value);
    pre.replaceWith(this.#frame);
    this.#frame.append(element('div', { className: 'sheet' }), this.#list, this.#help);
    this.#frame.firstChild.append(pre, this.#text);
    this.#frame.after(this.#note, hint);
    pre.setAttribute('aria-hidden', 'true');
    this.pre = pre;
    this.hint = hint;
    this.#text.addEventListener('keydown', event => this.#key(event, actions));
    this.#text.addEventListener('input', event => this.#input(event));
    this.#text.addEventListener('blur', () => { this.#close(); this.#leaving = false; actions.left(); });
    this.#text.addEventListener('click', () => { this.#close(); this.#callHelp(); });
    this.#paint();
    this.#check();
  }

  get code() { return this.#text.value; }

  set code(value) { this.#replace(0, this.code.length, value); }

  get element() { return this.#frame; }

  focus(position) {
    this.#text.focus({ preventScroll: true });
    if (position !== undefined) this.#text.setSelectionRange(position, position);
  }

  // Puts the coloured text back in the editor's place.
  remove() {
    this.pre.removeAttribute('aria-hidden');
    colour(this.#code, this.code);
    this.#frame.replaceWith(this.pre);
    this.#note.remove();
    this.hint.remove();
  }

  #paint() {
    // A text area shows an empty line after the last line break, other elements do not.
    colour(this.#code, this.code, this.#marks);
    if (this.code.endsWith('\n') || this.code === '') this.#code.append('\u200b');
  }

  #input(event) {
    this.#marks = [];
    this.#paint();
    this.#changed(this.code);
    const typed = event.inputType?.startsWith('insert') ? event.data ?? '' : '';
    if (typed === '.' || (/^[\p{L}_]$/u.test(typed) && !this.#all)) this.#complete();
    else if (this.#all && /^[\p{L}\p{N}_]$/u.test(typed) || this.#all && event.inputType === 'deleteContentBackward') this.#filter();
    else this.#close();
    if (typed && '(,)'.includes(typed) || !this.#help.hidden) this.#callHelp();
    this.#check();
  }

  // Changes the text as if it were typed: so the browser's undo knows of it.
  #replace(start, end, insert, from = start + insert.length, to = from) {
    this.#text.setSelectionRange(start, end);
    const done = insert === '' ? start === end || document.execCommand('delete') : document.execCommand('insertText', false, insert);
    if (!done || this.#text.value.slice(start, start + insert.length) !== insert) {
      this.#text.setRangeText(insert, start, end, 'end');
      this.#text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    this.#text.setSelectionRange(from, to);
  }

  #key(event, actions) {
    const { selectionStart: start, selectionEnd: end } = this.#text, code = this.code, key = event.key;
    const control = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (event.isComposing) return;
    if (this.#all && !this.#list.hidden && !control && !event.shiftKey) {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
      if (step) { done(); return this.#choose(this.#chosen + step); }
      if (key === 'Enter' || key === 'Tab') { done(); return this.#accept(); }
    }
    if (key === 'Escape') {
      done();
      if (this.#all || !this.#help.hidden) return this.#close();
      this.#leaving = true;
    } else if (key === 'Enter' && (event.shiftKey || control)) {
      done();
      this.#close();
      actions.run(event.shiftKey);
    } else if (key === ' ' && control) {
      done();
      this.#complete();
    } else if (key === 'i' && control) {
      done();
      this.#describeCaret();
    } else if (key === '/' && control) {
      done();
      this.#lines(line => /^\s*\/\/ ?/.test(line) ? line.replace(/^(\s*)\/\/ ?/, '$1') : line.replace(/^(\s*)/, '$1// '));
    } else if (key === 'Tab' && !control && !event.altKey && !this.#leaving) {
      done();
      if (event.shiftKey) this.#lines(line => line.replace(/^ {1,4}|^\t/, ''));
      else if (code.slice(start, end).includes('\n')) this.#lines(line => line && '    ' + line);
      else this.#replace(start, end, '    '.slice((start - lineStart(code, start)) % 4));
    } else if (key === 'Enter' && !event.altKey) {
      done();
      const indent = /^[ \t]*/.exec(code.slice(lineStart(code, start), start))[0];
      const opens = /[({[]\s*$/.test(code.slice(lineStart(code, start), start));
      const closes = opens && /^[)}\]]/.test(code.slice(end));
      const insert = '\n' + indent + (opens ? '    ' : '');
      this.#replace(start, end, insert + (closes ? '\n' + indent : ''), start + insert.length);
    } else if (pairs[key] && !control && !event.altKey) {
      if (start !== end) { done(); this.#replace(start, end, key + code.slice(start, end) + pairs[key], start + 1, end + 1); }
      else if (key === '"' && code[start] === '"') { done(); this.#text.setSelectionRange(start + 1, start + 1); }
      else if (/^($|[\s)\]};,])/.test(code.slice(start)) && !(key === '"' && /[\w"\\]$/.test(code.slice(0, start)))) {
        done();
        this.#replace(start, end, key + pairs[key], start + 1);
        if (key === '(') this.#callHelp();
      }
    } else if (')]}'.includes(key) && start === end && code[start] === key) {
      done();
      this.#text.setSelectionRange(start + 1, start + 1);
      this.#callHelp();
    } else if (key === 'Backspace' && start === end && start > 0 && !control
      && pairs[code[start - 1]] && pairs[code[start - 1]] === code[start]) {
      done();
      this.#replace(start - 1, start + 1, '');
    } else if (key.startsWith('Arrow') || key === 'Home' || key === 'End') {
      this.#close(key === 'ArrowUp' || key === 'ArrowDown');
      if (!this.#help.hidden) requestAnimationFrame(() => this.#callHelp());
    }
    if (key !== 'Escape' && key !== 'Tab' && key !== 'Shift') this.#leaving = false;
  }

  // Changes the lines that are selected.
  #lines(change) {
    const start = lineStart(this.code, this.#text.selectionStart);
    const end = this.#text.selectionEnd + (this.code.slice(this.#text.selectionEnd).split('\n', 1)[0].length);
    const text = this.code.slice(start, end).split('\n').map(change).join('\n');
    this.#replace(start, end, text, start, start + text.length);
  }

  async #answer(what, content) {
    const order = ++this.#asked, code = this.code;
    const answer = await this.#ask(what, { code, ...content }).catch(() => null);
    return order === this.#asked && code === this.code && document.activeElement === this.#text ? answer : null;
  }

  #complete = later(async () => {
    const list = await this.#answer('complete', { position: this.#text.selectionStart });
    if (!list) return;
    this.#all = list;
    this.#filter();
  }, 30);

  #filter() {
    const caret = this.#text.selectionStart;
    const written = wordBefore.exec(this.code.slice(0, caret))?.[0] ?? '';
    this.#all.start = caret - written.length;
    const lower = written.toLowerCase();
    const rank = name => name.startsWith(written) ? 0 : name.toLowerCase().startsWith(lower) ? 1 : humps(name).startsWith(lower) ? 2
      : name.toLowerCase().includes(lower) && lower.length > 1 ? 3 : 9;
    this.#items = this.#all.items.map(item => ({ ...item, rank: rank(item.name) })).filter(item => item.rank < 9)
      .sort((a, b) => a.rank - b.rank).slice(0, 60);
    if (this.#items.length === 0 || this.#items.length === 1 && this.#items[0].name === written) return this.#close(true);
    this.#list.replaceChildren(...this.#items.map((item, i) => {
      const line = element('li', { id: `${this.#list.id}-${i}`, textContent: item.name }, { role: 'option', 'aria-label': `${item.name}, ${item.kind}` });
      line.append(element('small', { textContent: item.kind }));
      line.addEventListener('pointerdown', event => { event.preventDefault(); this.#choose(i); this.#accept(); });
      return line;
    }));
    this.#list.hidden = false;
    this.#place(this.#list, this.#all.start);
    this.#choose(0);
  }

  #choose(i) {
    this.#list.children[this.#chosen]?.removeAttribute('aria-selected');
    this.#chosen = Math.max(0, Math.min(i, this.#items.length - 1));
    const line = this.#list.children[this.#chosen];
    line.setAttribute('aria-selected', 'true');
    line.scrollIntoView({ block: 'nearest' });
    this.#text.setAttribute('aria-activedescendant', line.id);
    this.#describe(this.#items[this.#chosen]);
  }

  #describe = later(async item => {
    const about = item.kind === 'keyword' ? null : await this.#ask('describe', { name: item.name }).catch(() => null);
    if (this.#list.hidden || this.#items[this.#chosen] !== item) return;
    this.#showHelp(about ? [element('code', { textContent: about.declaration }), about.documentation] : []);
  }, 60);

  #accept() {
    const { name } = this.#items[this.#chosen], { start } = this.#all;
    const end = this.#text.selectionStart + (/^[\p{L}\p{N}_]*/u.exec(this.code.slice(this.#text.selectionStart))[0].length);
    this.#close();
    this.#replace(start, end, name);
  }

  #callHelp = later(async () => {
    const help = await this.#answer('call', { position: this.#text.selectionStart });
    if (!this.#list.hidden) return;
    const first = help?.overloads[0];
    if (!first) return this.#showHelp([]);
    const signature = element('code', { textContent: first.before });
    signature.append(element('strong', { textContent: first.current }), first.after);
    const more = help.overloads.length > 1 ? element('small', { textContent: ` and ${help.overloads.length - 1} more` }) : '';
    this.#showHelp([signature, more, first.parameterDocumentation || first.documentation]);
  }, 40);

  async #describeCaret() {
    const about = await this.#answer('hover', { position: this.#text.selectionStart });
    this.#showHelp(about ? [element('code', { textContent: about.declaration }), about.documentation] : []);
  }

  #showHelp(parts) {
    const shown = parts.filter(Boolean).map(part => typeof part === 'string' ? element('span', { textContent: part }) : part);
    this.#help.replaceChildren(...shown);
    this.#help.hidden = this.#help.childElementCount === 0;
    if (this.#help.hidden) return;
    this.#place(this.#help, this.#list.hidden ? this.#text.selectionStart : this.#all.start);
    if (!this.#list.hidden) this.#help.style.top = `${parseFloat(this.#list.style.top) + this.#list.offsetHeight + 2}px`;
  }

  #close(listOnly = false) {
    this.#all = null;
    this.#items = [];
    this.#list.hidden = true;
    this.#text.removeAttribute('aria-activedescendant');
    if (!listOnly) this.#help.hidden = true;
    this.#asked++;
  }

  #check = later(async () => {
    const code = this.code;
    // Where there is no answer, what was said of the text before is not said of this one.
    const complaints = await this.#ask('check', { code }).catch(() => []);
    if (code !== this.code || !this.#frame.isConnected) return;
    this.#marks = complaints;
    this.#paint();
    this.#note.hidden = complaints.length === 0;
    this.#note.replaceChildren(...complaints.slice(0, 5).map(complaint => {
      const line = element('li', { textContent: `Line ${complaint.line}: ${complaint.text} ` });
      line.append(element('span', { textContent: complaint.advice }));
      return line;
    }));
  }, 400);

  // Below the place in the text, and inside of the frame.
  #place(box, position) {
    const frame = this.#frame.getBoundingClientRect(), at = this.#placeOf(position);
    box.style.top = `${at.bottom - frame.top + 4}px`;
    box.style.left = `${Math.max(0, Math.min(at.left - frame.left, frame.width - box.offsetWidth))}px`;
  }

  #placeOf(position) {
    const range = document.createRange(), walker = document.createTreeWalker(this.#code, NodeFilter.SHOW_TEXT);
    for (let rest = position, node; (node = walker.nextNode());) {
      if (rest <= node.length) {
        range.setStart(node, rest);
        range.setEnd(node, rest);
        const box = range.getClientRects()[0];
        if (box) return box;
      }
      rest -= Math.min(rest, node.length);
    }
    return this.#code.getBoundingClientRect();
  }
}

const lineStart = (code, position) => code.lastIndexOf('\n', position - 1) + 1;
const humps = name => name.replace(/[^\p{Lu}]/gu, '').toLowerCase();

// Calls the function when it has not been asked for again within the time.
function later(action, milliseconds) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), milliseconds);
  };
}
