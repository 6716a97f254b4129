// Cells of a lesson: an editor on demand, runs, outputs as the server renders them.

import { post, pageName } from './live-connection.js';
import { KeptText } from './live-text.js';
import { makeEditor, setText, underline } from './live-editor.js';
import { element, button, conflictNote, announce } from './live-parts.js';

export const cells = new Map();

/// All texts that the server has not confirmed, for a run that must not miss them.
function unsavedEdits() {
  return Array.from(cells.values()).filter(cell => cell.kept.isUnsaved && !cell.kept.conflict);
}

/// Sends a verb with every unsaved text; what is in conflict is not run with.
export async function act(verb, cell) {
  const unsaved = unsavedEdits();
  for (const other of unsaved) {
    // One after the other: a conflict stops the run, and shows at its own cell.
    if (!await other.kept.save()) {
      if (other.kept.failure) announce('The server does not answer. Your text is kept here.');
      return;
    }
  }
  const opposed = Array.from(cells.values()).find(other => other.kept.conflict);
  if (opposed && verb !== 'interrupt') {
    opposed.frame.scrollIntoView({ block: 'center' });
    announce('A cell has two texts: choose one first.');
    return;
  }
  try {
    await post(pageName, verb, cell === undefined ? {} : { cell });
  } catch (error) {
    announce(error.message || 'The server does not answer.');
  }
}

export class LiveCell {
  constructor(frame) {
    this.frame = frame;
    this.index = Number(frame.dataset.cell);
    this.block = frame.querySelector('.code');
    this.state = 'current';
    this.isEdited = false;
    this.progress = null;
    this.places = [];
    this.strip = element('div', 'live-strip');
    this.strip.hidden = true;
    this.shown = element('div', 'live-shown');
    const code = this.block && (this.block.closest('details') || this.block);
    const following = Array.from(frame.childNodes).filter(node => !code || (node !== code &&
      code.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING));
    this.shown.append(...following);
    frame.append(this.strip, this.shown);
    this.built = this.shown.innerHTML;
    if (this.block) {
      this.code = this.block.querySelector('code');
      this.original = this.code.textContent;
      this.suffix = '';
      this.makeTools();
      this.block.addEventListener('click', event => this.clicked(event));
    }
    this.kept = new KeptText('cell-' + frame.id, {
      send: (text, base) => post(pageName, 'edit', { edits: [{ cell: this.index, text, base }] }),
      show: text => this.put(text),
      changed: () => this.draw(),
    });
    cells.set(this.index, this);
  }

  makeTools() {
    const tools = element('div', 'live-tools');
    tools.append(
      button('Edit', () => this.edit(), { className: 'live-edit' }),
      this.runButton = button('Run', () => act('run', this.index), { className: 'live-run',
        title: 'Run this cell (Shift-Enter)', keys: '⇧⏎' }));
    this.block.prepend(tools);
  }

  clicked(event) {
    if (this.editor || event.target.closest('button, .CodeMirror')) return;
    if (String(getSelection())) return;
    const place = { left: event.clientX, top: event.clientY };
    this.edit();
    this.editor.setCursor(this.editor.coordsChar(place, 'window'));
  }

  /// Opens the editor, and gives it the focus unless told otherwise.
  edit(focus = true) {
    if (!this.block) return;
    const fold = this.block.closest('details');
    if (fold) fold.open = true;
    if (!this.editor) {
      const name = 'Code of cell ' + (this.index + 1);
      this.editor = makeEditor(this.block, this.displayed, name, {
        run: () => { act('run', this.index); },
        runAndNext: () => { act('run', this.index); this.next(); },
        leave: () => { this.runButton.focus(); },
        changed: text => {
          this.code.textContent = text;
          this.kept.type(text + this.suffix);
          underline(this.editor, []);
        },
      });
      underline(this.editor, this.places);
    }
    this.block.classList.add('editing');
    if (focus) this.editor.focus();
  }

  /// The text without the line break at its end.
  get displayed() {
    const text = this.kept.text === null ? this.original : this.kept.text;
    return text.replace(/\n+$/, '');
  }

  next() {
    const later = Array.from(cells.values()).filter(cell => cell.block && cell.index > this.index)
      .sort((a, b) => a.index - b.index)[0];
    if (later) {
      later.edit();
      later.frame.scrollIntoView({ block: 'nearest' });
    } else {
      this.runButton.focus();
    }
  }

  put(text) {
    if (!this.block) return;
    const displayed = text.replace(/\n+$/, '');
    this.code.textContent = displayed;
    if (!this.editor) this.edit(false);
    else if (this.editor.getValue() !== displayed) setText(this.editor, displayed);
  }

  restore() {
    this.put(this.original);
    this.kept.type(this.original + this.suffix);
    this.draw();
  }

  /// What the server tells of this cell.
  take(message) {
    if (message.text !== undefined) {
      this.suffix = /\n*$/.exec(message.text)[0];
      this.isEdited = message.isEdited;
      const first = this.kept.text === null;
      this.kept.receive(message.text, message.tab);
      if (first && this.isEdited) this.put(this.kept.text);
    }
    if (message.shown !== undefined) this.replaceShown(message.shown);
    if (message.diagnostics) {
      this.places = message.diagnostics;
      if (this.places.length && this.block) this.edit(false);
      if (this.editor) underline(this.editor, this.places);
    }
    if (message.state) {
      const former = this.state;
      this.state = message.state;
      if (former === 'running' && message.state !== 'running') {
        this.progress = null;
        const name = 'Cell ' + (this.index + 1);
        announce(message.state === 'failed'
          ? name + ' failed: ' + this.firstComplaint : name + ' has run.', false);
      }
      if (message.state === 'running') this.progress = null;
    }
    if (message.progress) this.progress = message.progress;
    this.draw();
  }

  /// As built, where a snapshot says nothing else.
  showBuilt() { this.replaceShown(this.built); }

  replaceShown(markup) {
    if (this.shown.innerHTML === markup) return;
    const height = this.shown.offsetHeight;
    if (this.state === 'running') this.shown.style.minHeight = height + 'px';
    this.shown.innerHTML = markup;
    if (this.state !== 'running') this.shown.style.minHeight = '';
  }

  get firstComplaint() {
    const place = this.places[0];
    const text = this.shown.querySelector('.failure-message, .diagnostic, .failure-title');
    return place ? 'line ' + place.line + ': ' + place.message : text ? text.textContent : '';
  }

  draw() {
    this.isEdited = this.block ? this.displayed !== this.original : false;
    const isActive = this.state === 'running' || this.state === 'waiting';
    if (!isActive) this.shown.style.minHeight = '';
    this.frame.dataset.state = this.state;
    this.frame.setAttribute('aria-busy', String(this.state === 'running'));
    const parts = [];
    if (this.state === 'running') parts.push(...this.runningParts());
    if (this.state === 'waiting') parts.push(element('span', '', this.waitingWords()));
    if (this.state === 'stale') {
      parts.push(element('b', '', 'Stale'), element('span', '',
        this.isEdited ? 'what is below comes from other code' : 'code above has changed since'),
      button('Run to here', () => act('run', this.index), { className: 'live-link',
        title: 'Runs the cells above that need it, then this one' }));
    }
    if (this.kept.conflict !== null) {
      parts.push(conflictNote(this.kept, 'This cell was changed in another page, too.'));
    } else if (this.kept.failure) {
      parts.push(element('span', 'live-unsaved', 'Not saved yet: kept in this browser'));
    }
    if (this.isEdited) {
      const side = element('span', 'live-side');
      side.append(element('span', '', 'Edited'),
        button('Restore the lesson’s text', () => this.restore(), { className: 'live-link' }));
      parts.push(side);
    }
    this.strip.replaceChildren(...parts);
    this.strip.hidden = !parts.length;
    document.dispatchEvent(new Event('gradus-states'));
  }

  runningParts() {
    const words = element('span', 'live-running', 'Running');
    const stop = button('Interrupt', () => act('interrupt'), { className: 'live-link' });
    if (!this.progress) return [words, element('progress'), stop];
    const bar = element('progress');
    bar.max = this.progress.of;
    bar.value = this.progress.step;
    bar.setAttribute('aria-label', 'Progress of this cell');
    const count = element('span', 'live-count', this.progress.step + ' of ' + this.progress.of);
    return [words, bar, count, stop];
  }

  waitingWords() {
    const running = Array.from(cells.values()).find(cell => cell.state === 'running');
    if (!running || running.index >= this.index) return 'Waiting for its turn';
    const left = this.index - running.index;
    return 'Running the ' + (left === 1 ? 'cell' : left + ' cells') + ' above first';
  }
}
