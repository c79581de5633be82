// Starts an order list: reads the state the server wrote, lets React draw everything, and listens for what is pushed.
// Must never run a timer: only the shared ticking.js does.

import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { startClock } from '../../app/ticking.js';
import { createStore, useStore } from './store.js';
import { listen } from './wire.js';

/** @param App  draws { store, state } @param posts  how the site's server is told (wire.js) */
export function start(App, posts) {
  const boot = JSON.parse(document.getElementById('practice-state').textContent);
  const store = createStore(boot, posts);

  /** For tests: another account of this shop takes the desk, without a reload. */
  window.__switchAccount = store.switchAccount;

  // `__ready` is when React had drawn; effects run after that.
  function Started() {
    const state = useStore(store);
    useEffect(() => {
      startClock({ variants: boot.variants, ahead: 0 });
      window.__ready = performance.now();
    }, []);
    return <App store={store} state={state} />;
  }

  createRoot(document.getElementById('app')).render(<Started />);
  listen(store);
  return store;
}
