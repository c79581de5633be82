// The shops one can practise in: who sells, what, with which ready phrases, and which customers are at the counter.
// Everything here is invented. Must never hold a real person's name, number or address, or anything of one site.

import { readdirSync, readFileSync } from 'node:fs';
import { snacks } from './snacks.mjs';
import { wipers } from './wipers.mjs';

const CUSTOMERS = new URL('../customers/', import.meta.url);

export const SHOPS = [wipers, snacks].map((shop) => ({ ...shop, customers: customersOf(shop.id) }));

// A file a customer, in the order of their names.
function customersOf(id) {
  const folder = new URL(`${id}/`, CUSTOMERS);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}
