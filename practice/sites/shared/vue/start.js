// Starts a page drawn by Vue: takes over the editor the server drew (its text, focus and caret), then lets Vue draw
// everything. Must never run a timer: only ticking.js does.

import { createStore } from '../app/store.js';
import { takeOver } from '../app/take-over.js';
import { startClock, startCountdown } from '../app/ticking.js';
import { listen } from '../app/wire.js';

/**
 * @param base    where the site's state and events are
 * @param editor  selector of its editor
 * @param mount   selector of what the server drew
 * @param posts   how the site's server is told
 * @param root    (store) → the options of the whole page
 */
export function startVue({ base, editor, mount, posts, root }) {
  const boot = JSON.parse(document.getElementById('practice-state').textContent);
  const store = createStore({ boot, posts, observable: window.Vue.observable });
  const taken = takeOver(document.querySelector(editor), boot.variants.draft);
  store.write(taken.text);
  new window.Vue(root(store)).$mount(mount);
  taken.give(document.querySelector(editor));
  listen(store, base);
  startCountdown(store);
  startClock(store);
  window.__switchAccount = store.switchAccount;
  window.__ready = performance.now();
}
