// What the first paint depends on, so the page waits for it and for no other script: which parts are
// shown at all and which of them first, and the theme that the reader chose.
(function () {
  'use strict';

  var root = document.documentElement;
  root.dataset.scripted = '';
  // The first screen alone, then the rest; at once where the reader asks for a place further down.
  function paint() { root.dataset.painted = ''; }
  if (location.hash) paint();
  // A window that nobody sees is loaded and never painted.
  addEventListener('load', paint);
  new PerformanceObserver(function (list) {
    // The first frame may well show a header and no text yet: that is not the one to wait for.
    if (list.getEntriesByName('first-contentful-paint').length) paint();
  }).observe({ type: 'paint', buffered: true });
  try {
    var chosen = localStorage.getItem('gradus-theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch (error) { /* nothing is remembered here */ }
}());
