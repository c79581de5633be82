// Drawn stand-ins for avatars and product photographs, the same for the same seed.
// Must never fetch or embed a real picture.

const HUES = [8, 28, 45, 95, 150, 185, 205, 225, 265, 320];
const FACES = [
  'M32 14a12 12 0 1 0 .1 0zM12 58c2-16 38-16 40 0z', // a bust
  'M16 14l8 8h16l8-8v22a16 16 0 0 1-32 0zM20 60c2-10 22-10 24 0z', // a cat
  'M32 10c8 8 8 16 0 20-8-4-8-12 0-20zM30 30h4v26h-4zM32 44c6-10 14-8 18-8-2 8-8 12-18 12z', // a sprout
];
const GOODS = {
  wiper: 'M8 44L54 17l2 4L10 48zM31 33l7 15h6L36 30z',
  bottle: 'M25 10h14v8l7 8v28H18V26l7-8zM22 34h20v13H22z',
  box: 'M12 23l20-10 20 10v21L32 54 12 44zM12 23l20 10 20-10M32 33v21',
};

/** @param {string} name  a seed for an avatar; `<icon>-<seed>` for goods */
export function picture(kind, name) {
  const n = [...name].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) >>> 0, 7);
  const hue = HUES[n % HUES.length];
  const shape = kind === 'avatar' ? FACES[(Math.imul(n, 0x9e3779b1) >>> 20) % FACES.length] : (GOODS[name.split('-')[0]] ?? GOODS.box);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">' +
    `<rect width="64" height="64" fill="hsl(${hue} 55% 88%)"/>` +
    `<path d="${shape}" fill="hsl(${hue} 45% 56%)" stroke="hsl(${hue} 45% 40%)" stroke-width="1.5" stroke-linejoin="round" fill-rule="evenodd"/></svg>`
  );
}
