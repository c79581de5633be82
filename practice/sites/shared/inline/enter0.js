// ?enter0=1: a page that sends before any framework has run. A plain listener that posts the draft, and an Enter forced
// on the editor at once. What happened is left in window.__enter0.
(function () {
  'use strict';
  var asked = document.currentScript.dataset;
  var box = document.querySelector(asked.editor);
  var post = JSON.parse(asked.post);
  var rich = box.isContentEditable;
  var outcome = (window.__enter0 = { at: performance.now(), sent: false, prevented: false });
  box.addEventListener('keydown', function (event) {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    event.preventDefault();
    var text = rich ? box.innerText : box.value;
    if (!text) return;
    outcome.sent = true;
    if (rich) box.textContent = '';
    else box.value = '';
    fetch(post.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(post.body).replace('"{text}"', function () {
        return JSON.stringify(text);
      }),
    });
  });
  var enter = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, cancelable: true };
  outcome.prevented = !box.dispatchEvent(new KeyboardEvent('keydown', enter)) && !outcome.sent;
})();
