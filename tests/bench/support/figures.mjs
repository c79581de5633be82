// Figures of a benchmark: sorted, named, beside their bar. A bench prints; it never fails for being slow.

export function figures(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) };
}

export function print(title, rows) {
  console.log(`\n${title}`);
  for (const { name, value, unit = 'ms', bar } of rows) {
    const held = bar === undefined ? '' : value <= bar ? `   bar ${bar} ${unit}: held` : `   bar ${bar} ${unit}: NOT held`;
    console.log(`  ${name.padEnd(44)} ${value.toFixed(2).padStart(9)} ${unit}${held}`);
  }
}
