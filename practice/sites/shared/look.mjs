// The look that pages have alike: frame, right panel and remark dialog, in the colours that a page's own style.css names.

import { textOf } from './assets.mjs';

const LOOK = new URL('./look/', import.meta.url);

/** The shared look, and then style.css of a page's `app` (a URL). */
export const sheet = (app) => ['frame.css', 'side.css', 'chat.css'].map((name) => textOf(LOOK, name)).join('') + textOf(app, 'style.css');
