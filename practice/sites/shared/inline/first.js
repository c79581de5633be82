// The page's own ears: the first inline script of the page, listening on window in the capture phase before anything
// else of the page does. Tests read what it heard. Must never stop an event.
(function () {
  'use strict';
  window.__firstScript = { now: performance.now(), origin: performance.timeOrigin };
  var seen = (window.__seen = []);
  var types =
    'keydown keypress keyup beforeinput input compositionstart compositionend paste pointerdown mousedown mouseup click submit';
  types.split(' ').forEach(function (type) {
    window.addEventListener(
      type,
      function (event) {
        var on = event.target;
        seen.push({
          type: type,
          key: event.key,
          keyCode: event.keyCode,
          isComposing: event.isComposing,
          trusted: event.isTrusted,
          prevented: event.defaultPrevented,
          target: on.id || (on.getAttribute && on.getAttribute('class')) || on.nodeName,
          at: performance.now(),
        });
      },
      true,
    );
  });
})();
