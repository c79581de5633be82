// ?enter0=1: a page that sends before any framework has run. A plain listener that posts the draft, and an Enter forced
// on the editor at once. What happened is left in window.__enter0.
(function () {
  'use strict';
  var box = document.getElementById('replyTextarea');
  var uid = document.currentScript.getAttribute('data-uid');
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
    fetch('/plateau/chat/send_message', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { to: { uid: uid }, message: { content: text, type: 0, manual_reply: 1 } } }),
    });
  });
  var enter = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, cancelable: true };
  outcome.prevented = !box.dispatchEvent(new KeyboardEvent('keydown', enter)) && !outcome.sent;
})();
