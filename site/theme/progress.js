// How far the reader has come, kept in this browser alone: lessons read, goals ticked, the place
// where reading stopped, answers to self-checks. One entry of localStorage a course.
(function () {
  'use strict';

  var article = null;
  var store = null;

  // Reads anew before each change: the course may be open in two tabs.
  function Store(course) {
    this.key = 'gradus-progress-' + course;
  }
  Store.prototype.read = function () {
    var state = null;
    try { state = JSON.parse(localStorage.getItem(this.key)); } catch (error) { /* none */ }
    if (!state || typeof state !== 'object') state = {};
    if (!state.lessons || typeof state.lessons !== 'object') state.lessons = {};
    return state;
  };
  Store.prototype.lesson = function (name) {
    var lesson = this.read().lessons[name];
    return lesson && typeof lesson === 'object' ? lesson : {};
  };
  Store.prototype.change = function (name, change) {
    var state = this.read();
    var lesson = state.lessons[name];
    if (!lesson || typeof lesson !== 'object') lesson = state.lessons[name] = {};
    change(lesson, state);
    try { localStorage.setItem(this.key, JSON.stringify(state)); } catch (error) { /* full, or refused */ }
  };
  Store.prototype.erase = function () {
    try { localStorage.removeItem(this.key); } catch (error) { /* nothing is kept */ }
  };

  // For quiz.js: the answer to a question of this page.
  window.gradusAnswers = {
    recall: function (question) {
      if (!store || !article.dataset.lesson) return null;
      return (store.lesson(article.dataset.lesson).quizzes || {})[question] || null;
    },
    keep: function (question, answer) {
      if (!store || !article.dataset.lesson) return;
      store.change(article.dataset.lesson, function (lesson) {
        lesson.quizzes = lesson.quizzes || {};
        lesson.quizzes[question] = answer;
      });
    }
  };

  function lessonPage(name) {
    checklist(name);
    rememberPlace(name);
    noticeEnd(name);
  }

  function checklist(name) {
    var ticked = store.lesson(name).goals || {};
    document.querySelectorAll('.checklist input').forEach(function (box) {
      box.checked = ticked[box.dataset.goal] === true;
      box.addEventListener('change', function () {
        store.change(name, function (lesson) {
          lesson.goals = lesson.goals || {};
          if (box.checked) lesson.goals[box.dataset.goal] = true;
          else delete lesson.goals[box.dataset.goal];
        });
      });
    });
  }

  // The heading above the window's first third, when the reader leaves.
  function rememberPlace(name) {
    function save() {
      var place = null;
      article.querySelectorAll('h2[id], h3[id]').forEach(function (heading) {
        if (heading.closest('.exercise, .checklist, .references')) return;
        if (heading.getBoundingClientRect().top < innerHeight / 3) place = heading;
      });
      store.change(name, function (lesson, state) {
        lesson.place = place ? { id: place.id, title: words(place) } : null;
        state.last = name;
      });
    }
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden') save();
    });
  }

  function words(heading) {
    var copy = heading.cloneNode(true);
    copy.querySelectorAll('.anchor, .katex-mathml').forEach(function (part) { part.remove(); });
    return copy.textContent.trim();
  }

  // Read is what was scrolled through to its end.
  function noticeEnd(name) {
    var end = document.querySelector('.checklist') || document.querySelector('.steps');
    if (!end || !window.IntersectionObserver) return;
    var observer = new IntersectionObserver(function (entries) {
      if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
      observer.disconnect();
      store.change(name, function (lesson) { lesson.read = true; });
    });
    observer.observe(end);
  }

  function indexPage() {
    var state = store.read();
    document.querySelectorAll('.lessons [data-lesson]').forEach(function (item) {
      markLesson(item, state.lessons[item.dataset.lesson] || {});
    });
    offerToResume(state);
    offerToErase(state);
  }

  function markLesson(item, lesson) {
    var said = [];
    if (lesson.read) said.push('read');
    said.push(counted(lesson.quizzes, item.dataset.quizzes, 'self-checks', function (answer) {
      return answer && answer.right;
    }));
    said.push(counted(lesson.goals, item.dataset.goals, 'goals', Boolean));
    said = said.filter(Boolean);
    if (!said.length) return;
    if (lesson.read) item.classList.add('read');
    var note = document.createElement('span');
    note.className = 'progress';
    note.textContent = said.join(' · ');
    var facts = item.querySelector('.facts');
    if (facts.textContent) facts.append(' · ');
    facts.append(note);
  }

  function counted(entries, total, noun, counts) {
    var done = Object.keys(entries || {}).filter(function (key) { return counts(entries[key]); });
    if (!done.length || !Number(total)) return '';
    return Math.min(done.length, Number(total)) + ' of ' + total + ' ' + noun;
  }

  function offerToResume(state) {
    var box = document.querySelector('.resume');
    var item = state.last
      && document.querySelector('.lessons [data-lesson="' + CSS.escape(state.last) + '"]');
    if (!box || !item) return;
    var lesson = state.lessons[state.last] || {};
    var place = lesson.place;
    // From the end of one lesson one goes on with the next.
    if (lesson.read) {
      var items = Array.from(document.querySelectorAll('.lessons [data-lesson]'));
      var next = items[items.indexOf(item) + 1];
      if (next && !(state.lessons[next.dataset.lesson] || {}).read) {
        item = next;
        place = (state.lessons[next.dataset.lesson] || {}).place;
      }
    }
    var link = document.createElement('a');
    link.href = item.querySelector('a').getAttribute('href')
      + (place ? '#' + encodeURIComponent(place.id) : '');
    var label = document.createElement('span');
    label.textContent = lesson.read && item.dataset.lesson !== state.last
      ? 'Go on with' : 'Continue where you stopped';
    link.append(label, ' ' + item.querySelector('.title').textContent
      + (place ? ': ' + place.title : ''));
    box.append(link);
    box.hidden = false;
  }

  function offerToErase(state) {
    var box = document.querySelector('.kept');
    if (!box || !Object.keys(state.lessons).length) return;
    var text = document.createElement('p');
    text.textContent = 'What you have read, ticked and answered is kept in this browser and nowhere else. ';
    var ask = button('Erase it', function () {
      ask.hidden = true;
      text.append(sure, ' ', keep);
      sure.focus();
    });
    var sure = button('Erase everything', function () {
      store.erase();
      location.reload();
    });
    var keep = button('Keep it', function () {
      sure.remove();
      keep.remove();
      ask.hidden = false;
      ask.focus();
    });
    text.append(ask);
    box.append(text);
    box.hidden = false;
  }

  function button(words, act) {
    var element = document.createElement('button');
    element.type = 'button';
    element.textContent = words;
    element.addEventListener('click', act);
    return element;
  }

  document.addEventListener('DOMContentLoaded', function () {
    article = document.querySelector('article[data-course]');
    if (!article) return;
    store = new Store(article.dataset.course);
    if (article.dataset.lesson) lessonPage(article.dataset.lesson);
    else indexPage();
  });
})();
