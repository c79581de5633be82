// The only timers of the page: the list's countdown, and the head's clock when asked for. The clock writes outside
// Vue and outside every part a helper would watch.

export function startCountdown(store) {
  if (store.variants.countdown === '0') return;
  setInterval(() => {
    store.now = Date.now();
  }, 1000);
}

export function startClock(store) {
  if (store.variants.clock !== '1') return;
  const clock = document.querySelector('.head-clock');
  const tick = () => {
    clock.textContent = new Date().toTimeString().slice(0, 8);
  };
  tick();
  setInterval(tick, 1000);
}
