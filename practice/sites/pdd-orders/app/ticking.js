// The only timer of the page: the head's clock, when asked for. It writes outside React and outside every part a helper
// would watch. Must never run without clock=1.

export function startClock(variants) {
  if (variants.clock !== '1') return;
  const clock = document.querySelector('.head-clock');
  const tick = () => {
    clock.textContent = new Date().toTimeString().slice(0, 8);
  };
  tick();
  setInterval(tick, 1000);
}
