// A map wider than the window begins in the middle of its first lesson.
document.addEventListener('DOMContentLoaded', function () {
  'use strict';

  var map = document.querySelector('.lesson-map');
  var first = map && map.querySelector('a rect');
  if (!first) return;
  map.scrollLeft = Number(first.getAttribute('x')) + Number(first.getAttribute('width')) / 2
    - map.clientWidth / 2;
});
