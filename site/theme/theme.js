// Comfort for the reader; every page is complete without it.
(function () {
  'use strict';

  var root = document.documentElement;
  var remembered = 'gradus-theme';

  function recall() {
    try { return localStorage.getItem(remembered); } catch (error) { return null; }
  }

  function remember(theme) {
    try { localStorage.setItem(remembered, theme); } catch (error) { /* this visit only */ }
  }

  root.dataset.scripted = '';

  // Before the first paint, so that a remembered theme does not flash.
  var chosen = recall();
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

  function themeToggle() {
    var button = document.querySelector('.theme-toggle');
    if (!button) return;
    var system = matchMedia('(prefers-color-scheme: dark)');

    function isDark() {
      return root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
    }
    function describe() {
      var label = isDark() ? 'Light theme' : 'Dark theme';
      button.setAttribute('aria-label', label);
      button.title = label;
    }

    button.addEventListener('click', function () {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      describe();
    });
    system.addEventListener('change', describe);
    describe();
    button.hidden = false;
  }

  function copyButtons() {
    document.querySelectorAll('.code').forEach(function (block) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      say('Copy this code', '');
      button.addEventListener('click', function () {
        copy(block.querySelector('code').textContent).then(
          function () { say('Copied', 'done'); },
          function () { say('Not copied', 'failed'); });
        setTimeout(function () { say('Copy this code', ''); }, 1600);
      });
      function say(words, state) {
        button.setAttribute('aria-label', words);
        button.title = words;
        button.className = 'copy ' + state;
      }
      block.appendChild(button);
    });
  }

  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    return Promise.reject(new Error('This browser offers no clipboard here.'));
  }

  // Marks the section at the top of the window in the contents beside the text.
  function followScroll() {
    var entries = [];
    document.querySelectorAll('.contents a[href^="#"]').forEach(function (link) {
      var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) entries.push({ link: link, heading: heading });
    });
    if (!entries.length) return;

    var current = null;
    var waiting = false;
    function update() {
      waiting = false;
      var reached = null;
      var isAtEnd = innerHeight + scrollY >= root.scrollHeight - 4;
      entries.forEach(function (entry) {
        if (isAtEnd || entry.heading.getBoundingClientRect().top < innerHeight * 0.25) {
          reached = entry.link;
        }
      });
      if (reached === current) return;
      if (current) current.removeAttribute('aria-current');
      if (reached) reached.setAttribute('aria-current', 'true');
      current = reached;
    }
    addEventListener('scroll', function () {
      if (!waiting) { waiting = true; requestAnimationFrame(update); }
    }, { passive: true });
    update();
  }

  // The keyboard scrolls only what can have the focus.
  function reachableScrollers() {
    var scrollers = document.querySelectorAll('pre, .scroll, .equation, .drawing');
    function update() {
      scrollers.forEach(function (element) {
        if (element.scrollWidth > element.clientWidth) {
          element.tabIndex = 0;
        } else {
          element.removeAttribute('tabindex');
        }
      });
    }
    addEventListener('resize', update);
    addEventListener('load', update);
    document.fonts.ready.then(update);
    document.querySelectorAll('details').forEach(function (fold) {
      fold.addEventListener('toggle', update);
    });
    update();
  }

  function contentsFold() {
    var fold = document.querySelector('.contents-fold details');
    if (!fold) return;
    fold.addEventListener('click', function (event) {
      if (event.target.closest('a')) fold.open = false;
    });
  }

  // Paper has nothing to open, except hints: they stay shut.
  function openForPrint() {
    var opened = [];
    addEventListener('beforeprint', function () {
      opened = Array.from(document.querySelectorAll('details.fold:not([open]), details.more:not([open])'));
      opened.forEach(function (fold) { fold.open = true; });
    });
    addEventListener('afterprint', function () {
      opened.forEach(function (fold) { fold.open = false; });
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    themeToggle();
    copyButtons();
    followScroll();
    contentsFold();
    reachableScrollers();
    openForPrint();
  });
})();
