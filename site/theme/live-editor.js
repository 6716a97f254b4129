// An editor that looks like the block of code it stands in: CodeMirror, with our palette.

/* global CodeMirror */

// Debian's Swift mode, with types and called functions told apart as in built pages.
CodeMirror.defineMode('gradus-swift', function (config) {
  const swift = CodeMirror.getMode(config, 'swift');
  const names = { 'variable': true, 'variable-2': true, 'def': true, 'property': true };
  return {
    startState: () => CodeMirror.startState(swift),
    copyState: state => CodeMirror.copyState(swift, state),
    indent: swift.indent ? (state, after, line) => swift.indent(state, after, line) : undefined,
    electricInput: swift.electricInput,
    lineComment: '//',
    blockCommentStart: '/*',
    blockCommentEnd: '*/',
    closeBrackets: swift.closeBrackets,
    fold: 'brace',
    token(stream, state) {
      const style = swift.token(stream, state);
      if (!style || !names[style]) return style;
      const word = stream.current().replace(/^\./, '');
      if (/^[A-Z]/.test(word)) return 'type';
      return stream.peek() === '(' ? 'called' : null;
    },
  };
});

/// Puts an editor in place of the code of `block`. `actions`: run, runAndNext, leave, changed.
export function makeEditor(block, text, label, actions) {
  block.classList.add('editing');
  const editor = CodeMirror(element => block.insertBefore(element, block.firstChild), {
    value: text,
    mode: 'gradus-swift',
    indentUnit: 2,
    tabSize: 2,
    viewportMargin: Infinity,
    matchBrackets: true,
    spellcheck: false,
    autocapitalize: false,
    autocorrect: false,
    screenReaderLabel: label + '. Shift-Enter runs, Escape leaves the editor.',
    extraKeys: {
      'Shift-Enter': actions.runAndNext,
      'Ctrl-Enter': actions.run,
      'Cmd-Enter': actions.run,
      'Esc': actions.leave,
      'Tab': editor => {
        if (editor.somethingSelected()) editor.indentSelection('add');
        else editor.execCommand('insertSoftTab');
      },
      'Shift-Tab': 'indentLess',
    },
  });
  editor.on('change', (_, change) => {
    if (change.origin !== 'setValue') actions.changed(editor.getValue());
  });
  document.fonts.ready.then(() => editor.refresh());
  return editor;
}

/// Sets another text and keeps the caret near where it was.
export function setText(editor, text) {
  const caret = editor.getCursor();
  editor.setValue(text);
  editor.setCursor(caret);
}

/// Underlines the places, from their column to the end of the word there.
export function underline(editor, places) {
  (editor.gradusMarks || []).forEach(mark => mark.clear());
  editor.gradusMarks = places.filter(place => place.line <= editor.lineCount()).map(place => {
    const line = place.line - 1;
    const text = editor.getLine(line);
    let from = Math.min(characters(text, place.column - 1), text.length);
    const word = /^(?:[\w$]+|\S)/.exec(text.slice(from));
    let to = from + (word ? word[0].length : 0);
    if (to === from) from = Math.max(0, from - 1);
    if (to === from) to = from + 1;
    return editor.markText({ line, ch: from }, { line, ch: to }, {
      className: place.severity === 'warning' ? 'live-warning' : 'live-error',
      title: place.message,
    });
  });
}

/// Columns count bytes of UTF-8.
function characters(text, bytes) {
  let count = 0;
  let index = 0;
  for (const character of text) {
    if (count >= bytes) break;
    count += new TextEncoder().encode(character).length;
    index += character.length;
  }
  return index;
}
