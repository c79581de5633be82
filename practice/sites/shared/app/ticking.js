// The only timers of a chat page: the list's countdown, and the head's clock when asked for. The clock writes outside
// the framework and outside every part a helper would watch.

export function startCountdown(store) {
  if (store.variants.countdown === '1') setInterval(store.tick, 1000);
}

export function startClock(store) {
  if (store.variants.clock !== '1') return;
  const clock = document.querySelector('.head-clock');
  const EIGHT_HOURS = 8 * 3600_000; // Beijing's time, as everything else in the page
  const tick = () => {
    clock.textContent = new Date(Date.now() + store.ahead + EIGHT_HOURS).toISOString().slice(11, 19);
  };
  tick();
  setInterval(tick, 1000);
}
