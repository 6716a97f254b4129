// What the first paint depends on, so the page waits for it and for no other script: which parts are
// shown at all, and the theme that the reader chose.
(function () {
  'use strict';

  var root = document.documentElement;
  root.dataset.scripted = '';
  try {
    var chosen = localStorage.getItem('gradus-theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch (error) { /* nothing is remembered here */ }
}());
