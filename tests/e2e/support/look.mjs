// How a test looks at our side of a page, by the browser it is in.

import { OursFirefox } from './ours-firefox.mjs';
import { Ours } from './ours.mjs';

/** `{ cdp, ours }` of a page; Firefox has no `cdp`. Before the page goes anywhere. */
export async function look(page) {
  if (await isFirefox(page)) return { cdp: null, ours: new OursFirefox(page) };
  const cdp = await page.createCDPSession();
  const ours = new Ours(cdp);
  await ours.watch();
  return { cdp, ours };
}

const isFirefox = async (page) => (await page.browser().version()).toLowerCase().startsWith('firefox');
