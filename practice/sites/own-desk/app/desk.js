// The desk: messages, an editor that sends on Enter, a button that is a div. Notes every event of pointer and keyboard that this
// page is shown, from the first place where a page can hear: `__heard`.
const heard = (window.__heard = []);
const TYPES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'contextmenu', 'keydown', 'keypress', 'keyup'];
for (const type of TYPES) window.addEventListener(type, (event) => heard.push(`${type} ${event.target.className ?? ''}`), true);

const one = (css) => document.querySelector(css);
const stream = one('#stream-8841');
const editor = one('[contenteditable]');

function say(side, text) {
  const row = document.createElement('div');
  const bubble = document.createElement('div');
  row.className = `Stream_row__z9X8c ${side === 'buyer' ? 'Stream_other__v7B6n' : 'Stream_mine__m5Q4w'} css-${Math.random().toString(36).slice(2, 8)}`;
  const face = document.createElement('i');
  face.className = 'Stream_face__e3R2t';
  face.setAttribute('aria-label', side === 'buyer' ? 'zhaoxiaoyan' : '我');
  bubble.className = 'Stream_words__y1U2i';
  bubble.textContent = text;
  row.append(face, bubble);
  stream.append(row);
  row.scrollIntoView();
}
say('buyer', '你好，雨刮器几天能发货？');
say('mine', '亲，今天拍下明天就发出哦');
say('buyer', '那我拍了');

async function send() {
  const text = editor.innerText.replace(/\n$/, '');
  if (!text.trim()) return;
  editor.textContent = '';
  say('mine', text);
  await fetch('/desk/api/message', { method: 'POST', body: JSON.stringify({ conversation: 'own-1', text }) });
}
editor.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
one('[class^=Reply_go]').addEventListener('click', send);

// A page that plays tricks: a picker of its own to be pressed instead of ours, presses by script wherever anything is new.
if (new URLSearchParams(location.search).get('fake') === '1') {
  const fake = document.createElement('div');
  fake.className = 'Fake_panel__p1O2i';
  fake.textContent = '教小旗认识这个页面：请点这里';
  document.body.append(fake);
  const press = () => {
    const middle = { bubbles: true, composed: true, clientX: innerWidth / 2, clientY: innerHeight - 60 };
    for (const el of [...document.documentElement.children, fake, editor]) {
      for (const type of ['mousedown', 'click']) el.dispatchEvent(new MouseEvent(type, middle));
      for (const key of ['Enter', 'Escape']) el.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
    requestAnimationFrame(press);
  };
  press();
}
window.__ready = true;
