// Exercises in the page: an editor for the answer, its check, hints one at a time.

import { post } from './live-connection.js';
import { KeptText } from './live-text.js';
import { makeEditor, setText } from './live-editor.js';
import { element, button, conflictNote, announce } from './live-parts.js';

export const exercises = new Map();

/// Where an exercise's editor belongs: in its card of a lesson, or at the start of its own page.
function place(name) {
  const heading = document.getElementById('exercise-' + name);
  const card = heading && heading.closest('section.exercise');
  if (card) return { after: card.querySelector('.exercise-links'), listing: null };
  const start = document.querySelector('section[aria-labelledby="start"]');
  const listing = start && start.querySelector('figure.listing');
  return listing ? { after: listing, listing } : null;
}

export class LiveExercise {
  constructor(message) {
    this.name = message.exercise;
    this.starter = message.starter;
    this.hints = message.hints;
    this.hintsShown = 0;
    this.place = place(this.name);
    if (!this.place) return;
    this.frame = element('div', 'cell live-answer');
    this.block = element('div', 'code');
    this.strip = element('div', 'live-strip');
    this.actions = element('div', 'live-actions');
    this.report = element('div', 'live-report');
    this.report.setAttribute('aria-live', 'polite');
    this.hintList = element('div', 'live-hints');
    const caption = element('div', 'listing-source');
    caption.append(element('code', '', message.file));
    this.frame.append(caption, this.block, this.strip);
    this.kept = new KeptText('exercise-' + this.name, {
      send: (text, base) => post('exercise-' + this.name, 'save', { text, base }),
      show: text => setText(this.editor, text),
      changed: () => this.draw(),
    });
    this.checkButton = button('Check', () => this.check(), {
      className: 'live-check', title: 'Check this answer (Shift-Enter)', keys: '⇧⏎' });
    this.hintButton = button('Hint', () => this.hint(), {});
    this.actions.append(this.checkButton);
    if (this.hints) this.actions.append(this.hintButton);
    this.actions.append(this.status = element('span', 'live-side'));
    this.place.after.after(this.frame, this.actions, this.report, this.hintList);
    if (this.place.listing) this.place.listing.hidden = true;
    this.editor = makeEditor(this.block, message.text, 'Your answer', {
      run: () => this.check(),
      runAndNext: () => this.check(),
      leave: () => this.checkButton.focus(),
      changed: text => this.kept.type(text),
    });
    this.drawHints();
    exercises.set(this.name, this);
  }

  take(message) {
    if (!this.place) return;
    this.starter = message.starter;
    this.kept.receive(message.text, message.tab);
  }

  takeReport(message) {
    if (!this.place) return;
    this.isChecking = message.isChecking;
    if (message.html && !message.isChecking) this.report.innerHTML = message.html;
    this.report.classList.toggle('is-stale', Boolean(message.isChecking));
    this.draw();
  }

  async check() {
    if (this.isChecking) return;
    this.isChecking = true;
    this.draw();
    if (!await this.kept.save()) {
      this.isChecking = false;
      this.draw();
      announce(this.kept.conflict !== null
        ? 'The answer has two texts: choose one first.'
        : 'The server does not answer. Your text is kept here.');
      return;
    }
    try {
      await post('exercise-' + this.name, 'check', {});
    } catch (error) {
      this.isChecking = false;
      this.draw();
      announce(error.message);
    }
  }

  async hint() {
    if (this.hintsShown >= this.hints) return;
    try {
      const result = await post('exercise-' + this.name, 'hint', { step: this.hintsShown });
      const hint = element('section', 'live-hint');
      const title = element('p', 'live-hint-title', 'Hint ' + (this.hintsShown + 1));
      title.append(' ', element('span', 'soft', 'of ' + this.hints));
      const text = element('div', 'hint-text');
      text.innerHTML = result.answer.html;
      hint.append(title, text);
      hint.tabIndex = -1;
      this.hintList.append(hint);
      this.hintsShown += 1;
      this.drawHints();
      hint.focus();
    } catch (error) {
      announce(error.message);
    }
  }

  drawHints() {
    const left = this.hints - this.hintsShown;
    this.hintButton.disabled = !left;
    this.hintButton.textContent = !this.hintsShown ? 'Hint'
      : left ? 'Next hint' : 'No more hints';
  }

  draw() {
    if (!this.editor) return;
    const parts = [];
    if (this.kept.conflict !== null) {
      parts.push(conflictNote(this.kept, 'The file was changed elsewhere, too.'));
    }
    this.strip.replaceChildren(...parts);
    this.strip.hidden = !parts.length;
    this.checkButton.disabled = Boolean(this.isChecking);
    this.checkButton.firstChild.textContent = this.isChecking ? 'Checking…' : 'Check';
    const isStarter = this.kept.text === this.starter;
    this.status.replaceChildren(element('span', '',
      this.kept.failure ? 'Not saved yet: kept in this browser'
        : this.kept.isUnsaved ? 'Saving…' : isStarter ? '' : 'Saved'));
    if (!isStarter) {
      this.status.append(button('Back to the starter', () => {
        setText(this.editor, this.starter);
        this.kept.type(this.starter);
      }, { className: 'live-link' }));
    }
  }
}
