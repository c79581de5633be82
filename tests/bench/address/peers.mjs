// Address parsers of npm as they are; each gives province, city, district, place, name, number.

import addressParse from 'address-parse';
import * as smart from 'address-smart-parse';
import zhAddressParse from 'zh-address-parse';

const AddressParse = addressParse.default ?? addressParse;
const zhParse = zhAddressParse.default ?? zhAddressParse;
const smartParse = smart.parse ?? smart.smartParse ?? smart.default?.parse ?? smart.default;

export const PEERS = [
  {
    name: 'address-parse 1.2.19',
    read(text) {
      const [a] = AddressParse.parse(text, true);
      return [a.province, a.city, a.area, a.details, a.name, a.mobile || a.phone];
    },
  },
  {
    name: 'zh-address-parse 1.3.16',
    read(text) {
      const a = zhParse(text, { type: 1 });
      return [a.province, a.city, a.area, a.detail, a.name, a.phone];
    },
  },
  {
    name: 'address-smart-parse 4.0.3',
    read(text) {
      const found = smartParse(text);
      const a = (Array.isArray(found) ? found[0] : found) ?? {};
      return [a.province, a.city, a.county ?? a.district, a.address ?? a.detail, a.name, a.phone];
    },
  },
];
