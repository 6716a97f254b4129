// Comfort for the reader; every page is complete without it.
(function () {
  'use strict';

  var root = document.documentElement;
  var remembered = 'gradus-theme';

  function remember(theme) {
    try { localStorage.setItem(remembered, theme); } catch (error) { /* this visit only */ }
  }

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

  // Measuring earlier would lay out what the first paint leaves for later.
  function afterPaint(work) {
    requestAnimationFrame(function () { setTimeout(work); });
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
    afterPaint(update);
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
    document.fonts.ready.then(function () { afterPaint(update); });
    document.querySelectorAll('details').forEach(function (fold) {
      fold.addEventListener('toggle', update);
    });
    addEventListener('load', function () { afterPaint(update); });
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

  // A figure made of frames gets a slider and a button; without them its last frame stands above
  // some of the others. Nothing moves before it is asked to.
  function animations(within) {
    var still = matchMedia('(prefers-reduced-motion: reduce)');
    within.querySelectorAll('.frames:not([data-ready])').forEach(function (figure) {
      var titles = figure.dataset.titles.split('\u241E');
      var title = figure.querySelector('.frame-title');
      if (titles.length < 2) return;
      var frames = titles.map(function (_, index) {
        return Array.from(figure.querySelectorAll('[data-frame="' + index + '"]'));
      });
      figure.dataset.ready = '';

      var controls = document.createElement('div');
      controls.className = 'frame-controls';
      var button = document.createElement('button');
      button.type = 'button';
      var slider = document.createElement('input');
      slider.type = 'range';
      slider.min = 0;
      slider.max = frames.length - 1;
      slider.setAttribute('aria-label', 'Frame of the figure');
      controls.append(button, slider);
      (figure.closest('.drawing') || figure).after(controls);

      var current = frames.length - 1;
      var timer = 0;
      function show(index) {
        frames[current].forEach(function (part) { part.style.display = 'none'; });
        current = index;
        frames[current].forEach(function (part) { part.style.display = ''; });
        title.textContent = titles[current];
        slider.value = current;
        slider.setAttribute('aria-valuetext', titles[current]);
      }
      function stop() {
        clearInterval(timer);
        timer = 0;
        button.setAttribute('aria-label', 'Play');
        button.title = 'Play';
        button.className = 'play';
      }
      function play() {
        if (current === frames.length - 1) show(0);
        button.setAttribute('aria-label', 'Pause');
        button.title = 'Pause';
        button.className = 'play playing';
        timer = setInterval(function () {
          show(current + 1);
          if (current === frames.length - 1 || !figure.isConnected) stop();
        }, Math.max(90, Math.min(400, 5000 / frames.length)));
      }
      button.addEventListener('click', function () { if (timer) stop(); else play(); });
      slider.addEventListener('input', function () { stop(); show(Number(slider.value)); });
      function allow() {
        stop();
        button.hidden = still.matches;
      }
      still.addEventListener('change', allow);
      allow();
      show(current);
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    animations(document);
    // Outputs that a served page receives later.
    document.addEventListener('gradus:outputs', function (event) { animations(event.target); });
    themeToggle();
    copyButtons();
    followScroll();
    contentsFold();
    reachableScrollers();
    openForPrint();
  });
})();
