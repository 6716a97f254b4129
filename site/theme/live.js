// A page of `gradus serve`: joins the lesson that all its tabs share.

import { listen, pageName } from './live-connection.js';
import { cells, LiveCell, act } from './live-cells.js';
import { exercises, LiveExercise } from './live-exercises.js';
import { element, button } from './live-parts.js';

const version = (document.querySelector('meta[name="gradus-version"]') || {}).content || '';
const returning = 'gradus-place:' + pageName;
let valueCells = [];

document.querySelectorAll('[data-cell]').forEach(frame => new LiveCell(frame));

// The bar of the page.
const bar = element('div', 'live-bar');
const connection = element('span', 'live-connection');
const spoken = element('span', 'live-said');
spoken.setAttribute('role', 'status');
const interrupt = button('Interrupt', () => act('interrupt'), { className: 'live-interrupt' });
bar.setAttribute('role', 'toolbar');
bar.setAttribute('aria-label', 'Live lesson');
bar.append(connection, spoken);
if (cells.size) {
  bar.append(
    button('Run all', () => act('run-all'), {}),
    interrupt,
    button('Reset', () => act('reset'), {
      title: 'Forget what has run: outputs as built. Your texts stay.' }));
}
document.body.append(bar);
document.documentElement.classList.toggle('live-lesson', cells.size > 0);

const notice = element('div', 'live-notice');
notice.setAttribute('role', 'alert');
notice.hidden = true;
document.querySelector('main').prepend(notice);

let silence = 0;
document.addEventListener('gradus-say', event => {
  spoken.textContent = event.detail.sentence;
  spoken.classList.toggle('unseen', !event.detail.isShown);
  clearTimeout(silence);
  silence = setTimeout(() => { spoken.textContent = ''; }, 8000);
});

document.addEventListener('gradus-states', () => {
  const all = Array.from(cells.values());
  const isRunning = all.some(cell => cell.state === 'running' || cell.state === 'waiting');
  interrupt.hidden = !isRunning;
  document.querySelectorAll('[data-value]').forEach(value => {
    const cell = cells.get(valueCells[Number(value.dataset.value)]);
    value.classList.toggle('is-stale', Boolean(cell) && cell.state !== 'current');
  });
});

let failing = 0;
function connected(isConnected) {
  if (isConnected) {
    clearTimeout(failing);
    failing = 0;
    bar.classList.remove('is-lost');
    connection.textContent = 'Live';
    connection.title = 'Cells can be changed and run';
    return;
  }
  // Every new attempt fails anew: what counts is the first.
  if (failing) return;
  failing = setTimeout(() => {
    bar.classList.add('is-lost');
    connection.textContent = 'The server does not answer. What you type is kept here until ' +
      '“gradus serve --port ' + location.port + '” runs again.';
  }, 1200);
}

function receive(message) {
  switch (message.kind) {
  case 'snapshot': return begin(message);
  case 'cell': {
    const cell = cells.get(message.cell);
    if (cell) cell.take(message);
    return;
  }
  case 'values': return showValues(message.values);
  case 'answer': return showAnswer(message);
  case 'report': {
    const exercise = exercises.get(message.exercise);
    if (exercise) exercise.takeReport(message);
    return;
  }
  case 'notice': return showNotice(message);
  case 'reload': if (message.version !== version) reload(); return;
  }
}

function begin(snapshot) {
  if (snapshot.version && snapshot.version !== version) return reload();
  valueCells = snapshot.valueCells;
  snapshot.cells.forEach(message => {
    const cell = cells.get(message.cell);
    if (!cell) return;
    if (message.shown === undefined) cell.showBuilt();
    cell.take(message);
  });
  showValues(snapshot.values);
  snapshot.answers.forEach(showAnswer);
  snapshot.reports.forEach(receive);
  showNotice(snapshot.notice);
  showOrphans(snapshot.orphans);
  document.dispatchEvent(new Event('gradus-states'));
  // What was typed while nobody answered.
  cells.forEach(cell => cell.kept.save());
  exercises.forEach(exercise => exercise.kept.save());
  document.documentElement.dataset.live = '';
  restorePlace();
}

function showValues(values) {
  Object.keys(values).forEach(index => {
    const place = document.querySelector('[data-value="' + index + '"]');
    if (!place) return;
    if (place.tagName === 'CODE') {
      const value = element('span', 'computed', values[index]);
      value.dataset.value = index;
      value.title = 'Computed by this lesson';
      place.replaceWith(value);
    } else {
      place.textContent = values[index];
    }
  });
}

function showAnswer(message) {
  const known = exercises.get(message.exercise);
  if (known) known.take(message);
  else if (!message.tab) new LiveExercise(message).take(message);
}

function showNotice(message) {
  const parts = [];
  if (message.isBuilding) parts.push(element('p', '', 'The lesson changed: building it…'));
  if (message.trouble) parts.push(element('p', '', message.trouble));
  if (message.diagnostics.length) {
    parts.push(element('p', '', 'The page is as it was before these mistakes:'));
    message.diagnostics.forEach(text => parts.push(element('pre', '', text)));
  }
  notice.classList.toggle('is-building', message.isBuilding && !message.diagnostics.length);
  notice.replaceChildren(...parts);
  notice.hidden = !parts.length;
}

// Texts of cells that the lesson no longer has: shown until the reader has no use for them.
function showOrphans(orphans) {
  document.querySelectorAll('.live-orphans').forEach(old => old.remove());
  if (!orphans.length) return;
  const section = element('section', 'live-orphans');
  section.append(element('h2', '', 'Your texts of cells that are gone'));
  orphans.forEach(orphan => {
    const code = element('pre');
    code.append(element('code', '', orphan.text));
    section.append(code);
  });
  section.append(button('Forget them', () => act('forget').then(() => section.remove()), {}));
  document.querySelector('article').append(section);
}

// The page as it is on the disk now, at the place where the reader is.
function reload() {
  const marks = Array.from(document.querySelectorAll('main [id]'));
  const mark = marks.filter(mark => mark.getBoundingClientRect().top <= 80).pop() || marks[0];
  const active = document.activeElement && document.activeElement.closest('[data-cell]');
  const cell = active && cells.get(Number(active.dataset.cell));
  try {
    sessionStorage.setItem(returning, JSON.stringify({
      id: mark && mark.id,
      top: mark ? mark.getBoundingClientRect().top : 0,
      editing: cell && cell.editor && cell.editor.hasFocus() ? cell.frame.id : null,
      caret: cell && cell.editor ? cell.editor.getCursor() : null,
    }));
  } catch (error) { /* the reader scrolls */ }
  const all = Array.from(cells.values()).concat(Array.from(exercises.values()));
  Promise.all(all.map(one => one.kept ? one.kept.save() : null)).finally(() => location.reload());
}

function restorePlace() {
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem(returning));
    sessionStorage.removeItem(returning);
  } catch (error) { /* none */ }
  if (!place) return;
  const mark = place.id && document.getElementById(place.id);
  if (mark) {
    const behavior = 'instant';
    scrollBy({ top: mark.getBoundingClientRect().top - place.top, behavior });
  }
  const frame = place.editing && document.getElementById(place.editing);
  const cell = frame && cells.get(Number(frame.dataset.cell));
  if (!cell) return;
  cell.edit();
  if (place.caret) cell.editor.setCursor(place.caret);
}

addEventListener('pagehide', () => {
  cells.forEach(cell => cell.kept.save());
  exercises.forEach(exercise => exercise.kept.save());
});

connection.textContent = 'Connecting…';
interrupt.hidden = true;
listen(receive, connected);
