// A heavy page: ten thousand messages in the open chat, and fifty changes of it in every frame.

import { selectors } from './profile.mjs';

/** Fills the open chat of `desk`, and changes it without end; `window.__frames` counts. */
export function crowd(desk, messages = 10_000) {
  const [list] = selectors(desk.at.name, 'messages.list');
  return desk.page.evaluate(
    (list, messages) => {
      const box = document.querySelector(list);
      const item = [...box.querySelectorAll('*')].find((el) => el.children.length > 0 && el.textContent.length > 5);
      const home = item.parentElement;
      for (let n = 0; n < messages; n++) home.prepend(item.cloneNode(true));
      const change = () => {
        for (let n = 0; n < 50; n++) {
          home.firstElementChild.remove();
          home.prepend(item.cloneNode(true));
        }
        window.__frames = (window.__frames ?? 0) + 1;
        requestAnimationFrame(change);
      };
      requestAnimationFrame(change);
    },
    list,
    messages,
  );
}
