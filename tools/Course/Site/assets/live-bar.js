// The bar at the foot of the page: what can be done with all cells, and what the kernel is doing, also read aloud.
import { element } from './live-element.js';

export class LiveBar {
  #actions; #status; #count; #progress; #stop; #retry; #reset; #exercises;

  constructor(actions) {
    this.#actions = actions;
    const button = (name, action) => element('button', { type: 'button', textContent: name, onclick: action });
    this.#stop = button('Stop', actions.stop);
    this.#retry = button('Try again', () => { this.#retry.hidden = true; actions.retry(); });
    this.#reset = button('Reset notebook', () => this.#confirmReset());
    this.#progress = element('progress', { hidden: true }, { 'aria-label': 'Download' });
    this.#status = element('span', { className: 'live-status' }, { role: 'status' });
    this.#count = element('span', { className: 'live-count' });
    this.#exercises = element('span', { className: 'live-exercises' });
    this.#stop.hidden = this.#retry.hidden = this.#reset.hidden = true;
    const box = element('div', { className: 'live-bar' }, { role: 'region', 'aria-label': 'Run this notebook' });
    const buttons = element('div', { className: 'live-buttons' });
    buttons.append(button('Run all', actions.runAll), this.#stop, button('Restart', () => actions.restart()), this.#retry,
      button('Download mine', actions.download), this.#reset);
    box.append(buttons, this.#progress, this.#count, this.#status, this.#exercises);
    document.getElementById('main').append(box);
  }

  say(text) { this.#status.textContent = text; }

  // Where many cells run: which of them does.
  count(number, all) { this.#count.textContent = all > 1 ? `${number} of ${all}` : ''; }

  busy(isBusy) { this.#stop.hidden = !isBusy; }

  progress(value, max, text) {
    Object.assign(this.#progress, { value, max, hidden: false });
    this.#retry.hidden = true;
    this.say(text);
  }

  // after: what happened before; isWarm: it took over a snapshot.
  ready(after, isWarm) {
    this.#progress.hidden = true;
    this.say(`${after} The kernel is ready${isWarm ? ', as this browser kept it' : ''}.`.trim());
  }

  failed(reason) {
    this.#progress.hidden = true;
    this.#retry.hidden = false;
    this.say(`That did not work: ${reason}. Check the network and try again; if the site was renewed meanwhile, reload the page. `
      + 'Your text is kept.');
  }

  edited(isEdited) {
    this.#reset.hidden = !isEdited;
    if (isEdited && !this.#exercises.textContent) this.exercises('Your changes are kept in this browser only.');
  }

  exercises(text) { this.#exercises.textContent = text; }

  #confirmReset() {
    if (confirm('Erase all that you wrote on this page? The published cells come back.')) this.#actions.resetAll();
  }
}
