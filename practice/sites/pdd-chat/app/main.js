// The whole page, and its start.

import { startVue } from '../../shared/vue/start.js';
import { ChatEditor } from './chat-editor.js';
import { ChatList } from './chat-list.js';
import { ChatStream } from './chat-stream.js';
import { Dialogs } from './dialogs.js';
import { render, staticRenderFns } from './main.render.js';
import * as posts from './posts.js';
import { SidePanel } from './side-panel.js';

const root = (store) => ({
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
});

startVue({ base: '/chat-merchant', editor: '#replyTextarea', mount: '#app > .chat-app', posts, root });
