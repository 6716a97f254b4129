// Small parts that cells and exercises share.

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function button(words, action, options = {}) {
  const made = element('button', options.className || '', words);
  made.type = 'button';
  if (options.title) made.title = options.title;
  if (options.keys) {
    const keys = element('kbd', '', options.keys);
    keys.setAttribute('aria-hidden', 'true');
    made.append(' ', keys);
  }
  made.addEventListener('click', action);
  return made;
}

/// Two texts of one cell or answer, and the choice between them.
export function conflictNote(kept, words) {
  const note = element('div', 'live-conflict');
  note.setAttribute('role', 'alert');
  const other = element('details');
  const code = element('pre');
  code.append(element('code', '', kept.conflict));
  other.append(element('summary', '', 'The other text'), code);
  note.append(
    element('p', '', words),
    button('Keep this text', () => kept.keepOwn(), { className: 'live-link' }),
    button('Take the other', () => kept.takeOther(), { className: 'live-link' }),
    other);
  return note;
}

/// Says a sentence to those who hear the page, and shows it in the bar for a while, unless the
/// page shows the same anyway.
export function announce(sentence, isShown = true) {
  document.dispatchEvent(new CustomEvent('gradus-say', { detail: { sentence, isShown } }));
}
