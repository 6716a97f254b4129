// Full-text search, offline: the index is a script of texts, loaded when the reader first searches.
(function () {
  'use strict';

  var index = null;
  var waiting = [];
  var isLoading = false;

  // What is there to be found: the course's own pages, then the reference.
  var files = ['assets/search-index.js', 'assets/search-reference.js'];
  var arrived = [];

  // What each of them calls when it has arrived.
  window.gradusSearch = {
    take: function (pages) {
      arrived.push(pages);
      if (arrived.length < files.length) return;
      index = new Index(arrived.flat());
      waiting.splice(0).forEach(function (act) { act(); });
    }
  };

  function whenLoaded(act) {
    if (index) return act();
    waiting.push(act);
    if (isLoading) return;
    isLoading = true;
    files.forEach(function (file) {
      var script = document.createElement('script');
      script.src = file;
      script.charset = 'utf-8';
      script.async = false;
      document.head.appendChild(script);
    });
  }

  // Words.

  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }

  // `crossEntropy` is found as itself and by its parts.
  function words(text) {
    var found = [];
    (text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').match(/[\p{L}\p{N}]+/gu) || [])
      .forEach(function (word) {
        found.push(stem(word.toLowerCase()));
        var parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g);
        if (parts && parts.length > 1) {
          parts.forEach(function (part) {
            if (part.length > 1) found.push(stem(part.toLowerCase()));
          });
        }
      });
    // “Backpropagation” finds “back-propagation”.
    (text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) || []).forEach(function (compound) {
      found.push(stem(plain(compound.replace(/-/g, ''))));
    });
    return found;
  }

  // Plurals are the words that they are plurals of.
  function stem(word) {
    if (word.length > 4 && /[^aeiou]ies$/.test(word)) return word.slice(0, -3) + 'y';
    if (word.length > 3 && /[^siu]s$/.test(word)) return word.slice(0, -1);
    return word;
  }

  // The index: for each word the units that have it, with a weight; a title's words weigh more.

  function Index(pages) {
    var units = this.units = [];
    var postings = new Map();
    pages.forEach(function (page) {
      page.units.forEach(function (unit) {
        var entry = {
          page: page, anchor: unit[0], title: unit[1] || page.title, text: unit[2],
          isPage: !unit[1]
        };
        var number = units.push(entry) - 1;
        var weights = new Map();
        function add(text, weight) {
          words(text).forEach(function (word) {
            weights.set(word, (weights.get(word) || 0) + weight);
          });
        }
        add(entry.title, 6);
        if (unit[1] && page.kind !== 'symbol') add(page.title, 1);
        add(unit[2], 1);
        entry.length = unit[2].length;
        weights.forEach(function (weight, word) {
          var list = postings.get(word);
          if (!list) postings.set(word, list = []);
          list.push(number, weight);
        });
      });
    });
    this.postings = postings;
    this.vocabulary = Array.from(postings.keys()).sort();
  }

  Index.prototype.withPrefix = function (prefix) {
    var low = 0;
    var high = this.vocabulary.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (this.vocabulary[middle] < prefix) low = middle + 1; else high = middle;
    }
    var found = [];
    while (low < this.vocabulary.length && this.vocabulary[low].startsWith(prefix)) {
      found.push(this.vocabulary[low]);
      low += 1;
    }
    return found;
  };

  var kindWeights = { lesson: 1.25, term: 1.5, exercise: 1, symbol: .9 };

  // The units with all words of the query, the best first. The last word may be unfinished.
  Index.prototype.find = function (query) {
    var self = this;
    var sought = (query.match(/[\p{L}\p{N}]+/gu) || []).map(function (word) {
      return stem(plain(word));
    });
    if (!sought.length) return [];
    var scores = null;
    sought.forEach(function (word, place) {
      var own = new Map();
      var isLast = place === sought.length - 1 && !/\s$/.test(query);
      var forms = isLast || !self.postings.has(word) ? self.withPrefix(word) : [word];
      forms.forEach(function (form) {
        var list = self.postings.get(form);
        var rarity = Math.log(1 + self.units.length / (list.length / 2));
        var likeness = form === word ? 1 : .55 * word.length / form.length;
        for (var i = 0; i < list.length; i += 2) {
          var length = .4 + .6 * Math.min(3, self.units[list[i]].length / 700);
          var weight = list[i + 1];
          var score = rarity * likeness * weight / (weight + 1.2 * length);
          own.set(list[i], Math.max(own.get(list[i]) || 0, score));
        }
      });
      if (!scores) {
        scores = own;
      } else {
        scores.forEach(function (score, unit) {
          if (own.has(unit)) scores.set(unit, score + own.get(unit)); else scores.delete(unit);
        });
      }
    });
    var whole = plain(query.trim());
    return Array.from(scores, function (pair) {
      var unit = self.units[pair[0]];
      var title = plain(unit.title);
      var bonus = title === whole ? 2.2 : title.split('.').pop() === whole ? 1.5
        : title.startsWith(whole.replace(/\s+/g, '')) ? 1.3 : title.startsWith(whole) ? 1.2 : 1;
      if (sought.length > 1 && plain(unit.text).includes(whole)) bonus *= 1.6;
      return { unit: unit, order: pair[0], score: pair[1] * bonus * kindWeights[unit.page.kind] };
    }).sort(function (a, b) { return b.score - a.score || a.order - b.order; });
  };

  // Marks.

  // The places of the words in a text: at the beginnings of words, or within them as parts.
  function places(text, query) {
    var lowered = plain(text);
    if (lowered.length !== text.length) lowered = text.toLowerCase();
    var found = [];
    (query.match(/[\p{L}\p{N}]+/gu) || []).forEach(function (word) {
      var sought = stem(plain(word));
      if (sought.length < 2) return;
      for (var at = lowered.indexOf(sought); at >= 0; at = lowered.indexOf(sought, at + 1)) {
        var before = at ? text[at - 1] : ' ';
        var isStart = !/[\p{L}\p{N}]/u.test(before)
          || (/[a-z0-9]/.test(before) && /[A-Z]/.test(text[at]));
        if (isStart) found.push([at, at + sought.length]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.filter(function (range, i) { return !i || range[0] >= found[i - 1][1]; });
  }

  function marked(text, query) {
    var fragment = document.createDocumentFragment();
    var end = 0;
    places(text, query).forEach(function (range) {
      if (range[0] < end) return;
      fragment.append(text.slice(end, range[0]));
      var mark = document.createElement('mark');
      mark.textContent = text.slice(range[0], range[1]);
      fragment.append(mark);
      end = range[1];
    });
    fragment.append(text.slice(end));
    return fragment;
  }

  // The part of a text around its first hit.
  function excerpt(text, query) {
    var hits = places(text, query);
    var phrase = plain(text).indexOf(plain(query.trim()));
    var first = phrase >= 0 ? phrase : hits.length ? hits[0][0] : 0;
    var start = Math.max(0, first - 60);
    if (start) start = text.indexOf(' ', start) + 1;
    var cut = text.slice(start, start + 170);
    if (start + 170 < text.length) cut = cut.slice(0, cut.lastIndexOf(' ')) + ' …';
    return (start ? '… ' : '') + cut;
  }

  // The field and its results.

  function element(tag, name) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    return made;
  }

  var count = 0;

  function makePanel(limit) {
    var panel = element('div', 'search');
    var input = element('input', 'search-field');
    var status = element('p', 'search-status');
    var list = element('ol', 'search-results');
    count += 1;
    input.type = 'search';
    input.id = 'search-field-' + count;
    input.placeholder = 'Search lessons, terms and symbols';
    input.setAttribute('aria-label', 'Search lessons, exercises, glossary and reference');
    input.autocomplete = 'off';
    input.spellcheck = false;
    status.setAttribute('role', 'status');
    panel.append(input, status, list);

    function show() {
      var query = input.value;
      var hits = index.find(query);
      list.replaceChildren.apply(list, hits.slice(0, limit).map(function (hit) {
        return result(hit.unit, query);
      }));
      status.textContent = !query.trim() ? '' : !hits.length ? 'Nothing has all of these words.'
        : hits.length > limit ? 'The best ' + limit + ' of ' + hits.length : hits.length === 1
          ? '1 place' : hits.length + ' places';
    }

    function result(unit, query) {
      var item = element('li');
      var link = element('a');
      link.href = unit.page.file + '?q=' + encodeURIComponent(query.trim())
        + (unit.anchor ? '#' + encodeURIComponent(unit.anchor) : '');
      var title = element('span', unit.page.kind === 'symbol' ? 'title symbol' : 'title');
      title.append(marked(unit.title, query));
      var where = element('span', 'where');
      where.textContent = unit.page.detail
        + (unit.isPage || unit.page.kind !== 'lesson' ? '' : ' · ' + unit.page.title);
      var text = element('span', 'excerpt');
      text.append(marked(excerpt(unit.text, query), query));
      link.append(title, where, text);
      item.append(link);
      return item;
    }

    input.addEventListener('input', function () { whenLoaded(show); });
    input.addEventListener('focus', function () { whenLoaded(function () {}); }, { once: true });
    panel.addEventListener('keydown', function (event) {
      var links = Array.from(list.querySelectorAll('a'));
      var at = links.indexOf(document.activeElement);
      if (event.key === 'ArrowDown' && links.length) {
        event.preventDefault();
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === 'ArrowUp' && at >= 0) {
        event.preventDefault();
        if (at) links[at - 1].focus(); else input.focus();
      } else if (event.key === 'Enter' && document.activeElement === input && links.length) {
        event.preventDefault();
        links[0].click();
      }
    });
    panel.search = function (query) {
      input.value = query;
      whenLoaded(show);
    };
    return panel;
  }

  function dialog() {
    var open = document.querySelector('.search-open');
    if (!open || !window.HTMLDialogElement) return;
    var box = null;

    function show() {
      if (!box) {
        box = element('dialog', 'search-dialog');
        box.setAttribute('aria-label', 'Search');
        box.append(makePanel(30));
        box.addEventListener('click', function (event) {
          if (event.target === box) box.close();
        });
        // A hit on this very page changes nothing but the place.
        box.addEventListener('click', function (event) {
          if (event.target.closest('a')) box.close();
        });
        document.body.append(box);
      }
      if (!box.open) box.showModal();
      box.querySelector('input').select();
    }

    open.addEventListener('click', show);
    addEventListener('keydown', function (event) {
      var isTyping = event.target.closest && event.target.closest(
        'input, textarea, select, [contenteditable]');
      var isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey
        && !event.altKey;
      var isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
        && !event.shiftKey && !event.altKey;
      if (!isSlash && !isK) return;
      event.preventDefault();
      var own = document.querySelector('.search-place input');
      if (own) own.focus(); else show();
    });
  }

  function page() {
    var place = document.querySelector('.search-place');
    if (!place) return;
    var panel = makePanel(200);
    place.append(panel);
    var query = new URLSearchParams(location.search).get('q');
    if (query) panel.search(query); else panel.querySelector('input').focus();
  }

  // Words that the reader came for, on the page that they lead to; Escape takes the marks away.
  function markHits() {
    var query = new URLSearchParams(location.search).get('q');
    var text = document.querySelector('main article');
    if (!query || !text || document.querySelector('.search-place')) return;
    var walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, function (node) {
      return node.parentElement.closest('.katex, svg, script, style, .anchor')
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    var nodes = [];
    while (walker.nextNode()) {
      if (places(walker.currentNode.data, query).length) nodes.push(walker.currentNode);
    }
    nodes.forEach(function (node) {
      var fragment = marked(node.data, query);
      fragment.querySelectorAll('mark').forEach(function (mark) { mark.className = 'hit'; });
      node.replaceWith(fragment);
    });
    addEventListener('keydown', function (event) {
      if (event.key !== 'Escape') return;
      document.querySelectorAll('mark.hit').forEach(function (mark) {
        var parent = mark.parentNode;
        mark.replaceWith(mark.textContent);
        parent.normalize();
      });
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    dialog();
    page();
    markHits();
  });
})();
