// What a reference leads to, shown beside it while the pointer or the focus is on it.
(function () {
  'use strict';

  var kinds = 'a.reference, a.citation, .note-mark a, a[data-preview]';
  var card = null;
  var shownFor = null;
  var timer = 0;

  // The part of the page that tells what the link means.
  function target(link) {
    var words = link.getAttribute('data-preview');
    if (words) {
      var definition = document.createElement('p');
      definition.textContent = words;
      return definition;
    }
    var hash = link.getAttribute('href');
    var element = hash.charAt(0) === '#' && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!element || element.tagName.charAt(0) === 'H') return null;
    return element;
  }

  // A copy that has no id and nothing to step into: the original is one click away.
  function copy(element) {
    var clone = element.cloneNode(true);
    clone.removeAttribute('id');
    clone.querySelectorAll('[role="doc-backlink"], .copy, .anchor').forEach(function (part) {
      part.remove();
    });
    clone.querySelectorAll('[id]').forEach(function (part) { part.removeAttribute('id'); });
    clone.querySelectorAll('a, button, input, summary, [tabindex]').forEach(function (part) {
      part.tabIndex = -1;
    });
    if (clone.tagName !== 'LI') return clone;
    var box = document.createElement('div');
    box.append.apply(box, Array.from(clone.childNodes));
    return box;
  }

  function show(link) {
    var element = target(link);
    if (!element) return;
    hide();
    card = document.createElement('div');
    card.className = 'preview';
    card.setAttribute('role', 'note');
    card.setAttribute('aria-label', 'Preview');
    card.appendChild(copy(element));
    card.addEventListener('mouseenter', function () { clearTimeout(timer); });
    card.addEventListener('mouseleave', hideSoon);
    document.querySelector('main').appendChild(card);
    shownFor = link;
    place(link);
  }

  // Under the link, or above it where there is more room.
  function place(link) {
    var at = link.getClientRects()[0] || link.getBoundingClientRect();
    var width = card.offsetWidth;
    var height = card.offsetHeight;
    var room = document.documentElement.clientWidth;
    var left = Math.max(12, Math.min(at.left, room - width - 12));
    var isBelow = at.bottom + height + 12 < innerHeight || at.top < innerHeight / 2;
    card.style.left = left + scrollX + 'px';
    card.style.top = (isBelow ? at.bottom + 6 : at.top - height - 6) + scrollY + 'px';
  }

  function hide() {
    clearTimeout(timer);
    if (card) card.remove();
    card = null;
    shownFor = null;
  }

  function hideSoon() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  }

  function linkOf(event) {
    return event.target.closest ? event.target.closest(kinds) : null;
  }

  document.addEventListener('DOMContentLoaded', function () {
    if (!document.querySelector(kinds)) return;
    document.addEventListener('mouseover', function (event) {
      var link = linkOf(event);
      if (!link || !matchMedia('(hover: hover)').matches || (card && card.contains(link))) return;
      clearTimeout(timer);
      if (link !== shownFor) timer = setTimeout(function () { show(link); }, 180);
    });
    document.addEventListener('mouseout', function (event) {
      if (linkOf(event)) hideSoon();
    });
    document.addEventListener('focusin', function (event) {
      var link = linkOf(event);
      if (link && link.matches(':focus-visible')) show(link);
    });
    document.addEventListener('focusout', function (event) { if (linkOf(event)) hideSoon(); });
    document.addEventListener('click', function (event) { if (linkOf(event)) hide(); });
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') hide();
    });
  });
})();
