// Starts the page: takes over the editor the server drew (its text, focus and caret), then lets Vue draw everything.
// Must never run a timer: only ticking.js does.

import { render, staticRenderFns } from './main.render.js';
import { ChatEditor } from './chat-editor.js';
import { ChatList } from './chat-list.js';
import { ChatStream } from './chat-stream.js';
import { Dialogs } from './dialogs.js';
import { SidePanel } from './side-panel.js';
import { createStore } from './store.js';
import { startClock, startCountdown } from './ticking.js';
import { listen } from './wire.js';
import { readRich } from './rich-text.js';

const boot = JSON.parse(document.getElementById('practice-state').textContent);
const store = createStore(window.Vue, boot);

const early = document.getElementById('replyTextarea');
const rich = boot.variants.editor === 'rich';
const taken = {
  text: rich ? readRich(early) : early.value,
  focused: document.activeElement === early,
  // A draft the server wrote leaves the caret before it; people go on after it.
  caret: early.value === early.defaultValue ? early.textLength : early.selectionStart,
};
store.active.draft = taken.text;

new window.Vue({
  components: { ChatEditor, ChatList, ChatStream, Dialogs, SidePanel },
  data: { store },
  computed: {
    statusName() {
      return { online: '在线', busy: '忙碌', offline: '离线' }[store.status];
    },
  },
  methods: {
    nextStatus() {
      store.status = { online: 'busy', busy: 'offline', offline: 'online' }[store.status];
    },
  },
  render,
  staticRenderFns,
}).$mount('#app > .chat-app');

if (taken.focused) {
  const box = document.getElementById('replyTextarea');
  box.focus();
  if (!rich) box.setSelectionRange(taken.caret, taken.caret);
  else window.getSelection().selectAllChildren(box), window.getSelection().collapseToEnd();
}

listen(store);
startCountdown(store);
startClock(store);
window.__ready = performance.now();
