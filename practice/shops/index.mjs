// The shops one can practise in: who sells, what, with which ready phrases, under which name and accounts on each
// platform, and which customers are at the counter there. Everything here is invented.
// Must never hold a real person's name, number or address, or anything of one site.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { snacks } from './snacks.mjs';
import { wipers } from './wipers.mjs';

const CUSTOMERS = new URL('../customers/', import.meta.url);

/** Every shop on every platform: { id, platform, name, accounts, colleagues, goods, phrases, customers }. */
export const SHOPS = [wipers, snacks].flatMap(({ on, ...shop }) =>
  Object.entries(on).map(([platform, there]) => ({ ...shop, platform, ...there, customers: customersOf(shop.id, platform) })),
);

/** The shops on one platform. */
export const shopsOn = (platform) => SHOPS.filter((shop) => shop.platform === platform);

/** The account of `shop` that `wanted` names, whole or by what stands after the colon; the first if nothing is wanted. */
export function accountOf(shop, wanted) {
  const found = wanted ? shop.accounts.find((one) => one === wanted || one.endsWith(`:${wanted}`)) : shop.accounts[0];
  if (!found) throw new Error(`no account ${wanted} in ${shop.name}; known: ${shop.accounts.join(' ')}`);
  return found;
}

// A file a customer, in the order of their names; customers/<shop>-<platform>/.
function customersOf(id, platform) {
  const folder = new URL(`${id}-${platform}/`, CUSTOMERS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}
