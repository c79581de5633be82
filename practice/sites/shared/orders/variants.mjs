// What a visitor may ask of any order list in its query; a site has more of its own.
// Must refuse what it does not know: a mistyped variant in a test must not pass as the default.

const ONE_OF = {
  shop: ['wipers', 'snacks'], //  whose orders
  interval: ['1', '0'], //        0: an order's remark may be saved again at once, where the platform wants a pause
  clock: ['0', '1'], //           a clock ticking in the head
};

const FREE = {
  account: '', //   who is at the desk; the shop's first account when empty
  slow: '0', //     milliseconds until the existing remark arrives in the dialog
  csp: '', //       Content-Security-Policy; {nonce} becomes the nonce of our inline scripts
};

/** Reads a query; `more` are a site's own names with their values, the default first. */
export function variantsOf(query, more = {}) {
  const known = { ...ONE_OF, ...more };
  const variants = { ...FREE };
  for (const [name, values] of Object.entries(known)) variants[name] = values[0];
  for (const [name, value] of query) {
    if (name in known ? !known[name].includes(value) : !(name in FREE)) {
      throw new Error(`no variant ${name}=${value}; known: ${Object.keys(variants).join(' ')}`);
    }
    variants[name] = value;
  }
  if (!/^\d{1,5}$/.test(variants.slow)) throw new Error('slow is in milliseconds, below 100000');
  if (/[\r\n]/.test(variants.csp)) throw new Error('csp is one line');
  return variants;
}
