// Starts the page: takes over the editor the server drew (its text, focus and caret), then lets React draw everything.
// Must never run a timer: only ticking.js does.

import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { createStore } from '../../shared/app/store.js';
import { takeOver } from '../../shared/app/take-over.js';
import { startClock, startCountdown } from '../../shared/app/ticking.js';
import { listen } from '../../shared/app/wire.js';
import * as posts from './posts.js';
import { watched } from './state.js';
import { Workspace } from './workspace.js';

const EDITOR = '[data-qa-id="qa-send-message-textarea"]';

const boot = JSON.parse(document.getElementById('practice-state').textContent);
const store = watched(createStore({ boot, posts }));

const taken = takeOver(document.querySelector(EDITOR), boot.variants.draft);
store.write(taken.text);

const root = createRoot(document.getElementById('app'));
flushSync(() => root.render(<Workspace store={store} />));
taken.give(document.querySelector(EDITOR));

listen(store, '/pc_seller_v2/main');
startCountdown(store);
startClock(store);
window.__switchAccount = store.switchAccount;
window.__ready = performance.now();
