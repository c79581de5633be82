// Starts the page: reads the state the server wrote, lets React draw everything, and listens for what is pushed.
// Must never run a timer: only the shared ticking.js does.

import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { createStore } from './store.js';
import { startClock } from '../../shared/app/ticking.js';
import { listen } from './wire.js';

const boot = JSON.parse(document.getElementById('practice-state').textContent);
const store = createStore(boot);

/** For tests: another account of this shop takes the desk, without a reload. */
window.__switchAccount = store.switchAccount;

// `__ready` is when React had drawn; effects run after that.
function Started() {
  useEffect(() => {
    startClock({ variants: boot.variants, ahead: 0 });
    window.__ready = performance.now();
  }, []);
  return <App store={store} />;
}

createRoot(document.getElementById('app')).render(<Started />);
listen(store);
