// Address parsers of npm as they are; each gives province, city, district, place, name, number.

import addressParse from 'address-parse';
import { parseAddress } from 'address-smart-parse';
import zhAddressParse from 'zh-address-parse';

// Modules of CommonJS: Node and bundlers see their default differently.
const addressParser = addressParse.default ?? addressParse;
const zhParse = zhAddressParse.default ?? zhAddressParse;

export const PEERS = [
  {
    name: 'address-parse 1.2.19',
    read(text) {
      const [a] = addressParser.parse(text, true);
      return [a.province, a.city, a.area, a.details, a.name, a.mobile || a.phone];
    },
  },
  {
    name: 'zh-address-parse 1.3.16, type 1',
    read(text) {
      const a = zhParse(text, { type: 1 });
      return [a.province, a.city, a.area, a.detail, a.name, a.phone];
    },
  },
  {
    name: 'address-smart-parse 4.0.3',
    read(text) {
      const a = parseAddress(text)[0] ?? {};
      return [a.province?.name, a.city?.name, a.county?.name, (a.street?.name ?? '') + (a.detail ?? ''), a.name, a.phone];
    },
  },
];
