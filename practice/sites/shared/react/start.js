// Starts a page drawn by React: takes over the editor the server drew (its text, focus and caret), then lets React draw
// everything. Must never run a timer: only ticking.js does.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createStore } from '../app/store.js';
import { takeOver } from '../app/take-over.js';
import { startClock, startCountdown } from '../app/ticking.js';
import { listen } from '../app/wire.js';
import { watched } from './state.js';

/**
 * @param base    where the site's state and events are
 * @param editor  selector of its editor
 * @param posts   how the site's server is told
 * @param Page    the whole page
 */
export function startReact({ base, editor, posts, Page }) {
  const boot = JSON.parse(document.getElementById('practice-state').textContent);
  const store = watched(createStore({ boot, posts }));
  const taken = takeOver(document.querySelector(editor), boot.variants.draft);
  store.write(taken.text);
  const root = createRoot(document.getElementById('app'));
  flushSync(() => root.render(<Page store={store} />));
  taken.give(document.querySelector(editor));
  listen(store, base);
  startCountdown(store);
  startClock(store);
  window.__switchAccount = store.switchAccount;
  window.__ready = performance.now();
}
