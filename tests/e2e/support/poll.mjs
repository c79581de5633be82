// How puppeteer looks again while it waits: every 20 ms. Its own way, at every animation frame, never looks in a page that
// is not in front.

export const POLL = { polling: 20 };
