// How back-offices write times: Beijing's, whatever the machine's own zone is.
// Must never ask what time it is: the practice server's `now` is the only clock.

const EIGHT_HOURS = 8 * 3600_000;

/** `2026-11-21 13:20:05` in UTC+8. */
export function beijing(ms) {
  return new Date(ms + EIGHT_HOURS).toISOString().slice(0, 19).replace('T', ' ');
}
