// Marks self-checks in the page: what it says to each answer stands in the fold below it.
(function () {
  'use strict';

  function Quiz(form) {
    this.form = form;
    this.kind = form.dataset.kind;
    this.list = form.querySelector('.answers');
    this.field = form.querySelector('.number-answer input');
    this.status = document.createElement('p');
    this.status.className = 'quiz-status';
    this.status.setAttribute('role', 'status');
    var check = document.createElement('button');
    check.type = 'submit';
    check.textContent = 'Check';
    var row = document.createElement('div');
    row.className = 'quiz-row';
    row.append(check, this.status);
    form.querySelector('fieldset').after(row);
    if (this.kind === 'order') this.makeMovable();

    var quiz = this;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      quiz.mark(true);
    });
    form.addEventListener('input', function () { quiz.clear(); });
    this.restore();
  }

  // What the reader has answered, in a form that can be kept.
  Quiz.prototype.answer = function () {
    if (this.kind === 'number') return this.field.value.trim();
    if (this.kind === 'order') {
      return Array.from(this.list.children).map(function (item) { return Number(item.dataset.step); });
    }
    return Array.from(this.form.querySelectorAll('input:checked')).map(function (input) {
      return Number(input.value);
    });
  };

  Quiz.prototype.restore = function () {
    var kept = window.gradusAnswers.recall(this.form.dataset.quiz);
    if (!kept) return;
    var quiz = this;
    if (this.kind === 'number') {
      this.field.value = String(kept.answer);
    } else if (Array.isArray(kept.answer)) {
      kept.answer.forEach(function (index) {
        if (quiz.kind === 'order') {
          var item = quiz.list.querySelector('[data-step="' + Number(index) + '"]');
          if (item) quiz.list.append(item);
        } else {
          var input = quiz.form.querySelector('input[value="' + Number(index) + '"]');
          if (input) input.checked = true;
        }
      });
    }
    if (this.kind === 'order') this.nameButtons();
    this.mark(false);
  };

  Quiz.prototype.clear = function () {
    this.form.querySelectorAll('.reply').forEach(function (reply) { reply.remove(); });
    this.form.querySelectorAll('.answers .right, .answers .wrong').forEach(function (item) {
      item.classList.remove('right', 'wrong');
    });
    this.form.classList.remove('solved');
    this.say('', '');
  };

  Quiz.prototype.say = function (words, state) {
    this.status.textContent = words;
    this.status.className = 'quiz-status ' + state;
  };

  Quiz.prototype.key = function (index) {
    return this.form.querySelector('.quiz-key [data-answer="' + index + '"]');
  };

  // A copy of the explanation under the answer that it explains.
  Quiz.prototype.reply = function (place, key) {
    var why = key && key.querySelector('.why');
    if (!why || !why.textContent.trim()) return;
    var reply = why.cloneNode(true);
    reply.className = 'reply ' + (key.classList.contains('right') ? 'right' : 'wrong');
    reply.querySelectorAll('[id]').forEach(function (part) { part.removeAttribute('id'); });
    place.append(reply);
  };

  Quiz.prototype.mark = function (isNew) {
    this.clear();
    var answer = this.answer();
    if (answer.length === 0) {
      this.say(this.kind === 'number' ? 'Give a number first.' : 'Choose an answer first.', '');
      return;
    }
    var isRight = this.kind === 'number' ? this.markNumber(answer)
      : this.kind === 'order' ? this.markOrder(answer) : this.markChoice(answer);
    if (isRight === null) return;
    this.form.classList.toggle('solved', isRight);
    if (isNew) {
      window.gradusAnswers.keep(this.form.dataset.quiz, { answer: answer, right: isRight });
    }
  };

  Quiz.prototype.markChoice = function (answer) {
    var quiz = this;
    var wrong = 0;
    answer.forEach(function (index) {
      var key = quiz.key(index);
      var item = quiz.list.children[index];
      var isRight = key.classList.contains('right');
      if (!isRight) wrong += 1;
      item.classList.add(isRight ? 'right' : 'wrong');
      quiz.reply(item, key);
    });
    var total = this.form.querySelectorAll('.quiz-key .right').length;
    var missing = total - (answer.length - wrong);
    if (!wrong && !missing) {
      this.say('Right.', 'right');
      return true;
    }
    if (!wrong) {
      this.say(missing === 1 ? 'Right so far; one more holds.' : 'Right so far; ' + missing + ' more hold.', 'wrong');
    } else {
      this.say(this.kind === 'one' ? 'Not this one.' : wrong === 1 ? 'One of these does not hold.' : wrong + ' of these do not hold.', 'wrong');
    }
    return false;
  };

  // 0.25, 0,25, 1/4, 25e-2 and −3 are numbers.
  function number(text) {
    var plain = text.replace(/[\s%]/g, '').replace(/[−–]/g, '-').replace(',', '.');
    var parts = plain.split('/');
    if (parts.length > 2 || parts.some(function (part) { return part === ''; })) return NaN;
    return parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(plain);
  }

  Quiz.prototype.markNumber = function (answer) {
    var given = number(answer);
    if (!isFinite(given)) {
      this.say('That is no number: write 0.25 or 1/4.', '');
      return null;
    }
    var keys = Array.from(this.form.querySelectorAll('.quiz-key [data-answer]'));
    var fitting = keys.filter(function (key) {
      var distance = Math.abs(given - Number(key.dataset.number));
      return key.dataset.number !== undefined && distance <= Number(key.dataset.within);
    });
    var otherwise = keys.filter(function (key) { return key.dataset.number === undefined; });
    var key = fitting.filter(function (key) { return key.classList.contains('right'); })[0]
      || fitting[0] || otherwise[otherwise.length - 1];
    var isRight = key.classList.contains('right');
    this.say(isRight ? 'Right.' : 'No.', isRight ? 'right' : 'wrong');
    this.reply(this.form.querySelector('fieldset'), key);
    return isRight;
  };

  Quiz.prototype.markOrder = function (answer) {
    var items = Array.from(this.list.children);
    var place = answer.findIndex(function (step, index) { return step !== index; });
    var good = place < 0 ? items.length : place;
    items.slice(0, good).forEach(function (item) { item.classList.add('right'); });
    if (place < 0) {
      this.say('Right.', 'right');
      return true;
    }
    var item = items[place];
    item.classList.add('wrong');
    var why = this.key(answer[place]).querySelector('.why').textContent.trim();
    this.reply(item, this.key(why ? answer[place] : place));
    item.querySelectorAll('.reply').forEach(function (reply) { reply.className = 'reply wrong'; });
    this.say(good === 0 ? 'The first is not right yet.'
      : good === 1 ? 'The first is right, the next is not.'
      : 'The first ' + good + ' are right, the next is not.', 'wrong');
    return false;
  };

  // Ordering: a button up and one down for each item, and dragging for those who like it.
  Quiz.prototype.makeMovable = function () {
    var quiz = this;
    var dragged = null;
    Array.from(this.list.children).forEach(function (item) {
      var buttons = document.createElement('span');
      buttons.className = 'move';
      [['up', -1], ['down', 1]].forEach(function (way) {
        var button = document.createElement('button');
        button.type = 'button';
        button.className = way[0];
        button.addEventListener('click', function () { quiz.move(item, way[1], button); });
        buttons.append(button);
      });
      item.prepend(buttons);
      item.draggable = true;
      item.addEventListener('dragstart', function (event) {
        dragged = item;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        item.classList.add('dragged');
      });
      item.addEventListener('dragend', function () {
        item.classList.remove('dragged');
        dragged = null;
        quiz.nameButtons();
      });
    });
    this.list.addEventListener('dragover', function (event) {
      if (!dragged) return;
      event.preventDefault();
      var over = event.target.closest('[data-step]');
      if (!over || over === dragged || !quiz.list.contains(over)) return;
      var box = over.getBoundingClientRect();
      over[event.clientY < box.top + box.height / 2 ? 'before' : 'after'](dragged);
      quiz.clear();
    });
    this.list.addEventListener('drop', function (event) { event.preventDefault(); });
    this.nameButtons();
  };

  Quiz.prototype.move = function (item, by, button) {
    var other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    this.clear();
    if (by < 0) other.before(item); else other.after(item);
    this.nameButtons();
    if (button.disabled) button = item.querySelector('.move button:not(:disabled)');
    button.focus();
    var place = Array.from(this.list.children).indexOf(item) + 1;
    this.say(this.letter(item) + ' is at place ' + place + ' now.', '');
  };

  Quiz.prototype.letter = function (item) { return item.querySelector('.letter').textContent; };

  Quiz.prototype.nameButtons = function () {
    var quiz = this;
    Array.from(this.list.children).forEach(function (item, index, items) {
      var up = item.querySelector('.up');
      var down = item.querySelector('.down');
      up.setAttribute('aria-label', 'Move ' + quiz.letter(item) + ' up');
      down.setAttribute('aria-label', 'Move ' + quiz.letter(item) + ' down');
      up.disabled = index === 0;
      down.disabled = index === items.length - 1;
    });
  };

  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('form.quiz').forEach(function (form) { new Quiz(form); });
  });
})();
