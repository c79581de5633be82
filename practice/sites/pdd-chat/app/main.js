// Starts the page: takes over the editor the server drew (its text, focus and caret), then lets Vue draw everything.
// Must never run a timer: only ticking.js does.

import { createStore } from '../../shared/app/store.js';
import { takeOver } from '../../shared/app/take-over.js';
import { startClock, startCountdown } from '../../shared/app/ticking.js';
import { listen } from '../../shared/app/wire.js';
import { ChatEditor } from './chat-editor.js';
import { ChatList } from './chat-list.js';
import { ChatStream } from './chat-stream.js';
import { Dialogs } from './dialogs.js';
import { render, staticRenderFns } from './main.render.js';
import * as posts from './posts.js';
import { SidePanel } from './side-panel.js';

const boot = JSON.parse(document.getElementById('practice-state').textContent);
const store = createStore({ boot, posts, observable: window.Vue.observable });

const taken = takeOver(document.getElementById('replyTextarea'), boot.variants.draft);
store.write(taken.text);

new window.Vue({
  components: { ChatEditor, ChatList, ChatStream, Dialogs, SidePanel },
  data: { store, accountsOpen: false },
  computed: {
    statusName() {
      return { online: '在线', busy: '忙碌', offline: '离线' }[store.status];
    },
  },
  methods: {
    nextStatus() {
      store.status = { online: 'busy', busy: 'offline', offline: 'online' }[store.status];
    },
    switchAccount(name) {
      this.accountsOpen = false;
      store.switchAccount(name);
    },
  },
  render,
  staticRenderFns,
}).$mount('#app > .chat-app');

taken.give(document.getElementById('replyTextarea'));

listen(store, '/chat-merchant');
startCountdown(store);
startClock(store);
window.__switchAccount = store.switchAccount;
window.__ready = performance.now();
