// What a visitor may ask of the order list in its query.
// Must refuse what it does not know: a mistyped variant in a test must not pass as the default.

const ONE_OF = {
  shop: ['wipers', 'snacks'], //  whose orders
  tab: ['0', '1', '2', '3'], //   全部 / 待发货 / 已发货待收货 / 售后中
  interval: ['1', '0'], //        0: an order's remark may be saved twice within a second
  erp: ['1', '0'], //             the state in the ERP under the order's, as a plugin of the ERP shows it
  clock: ['0', '1'], //           a clock ticking in the head
};

const FREE = {
  account: '', //   who is at the desk; the shop's first account when empty
  slow: '0', //     milliseconds until the existing remark arrives in the dialog
  csp: '', //       Content-Security-Policy; {nonce} becomes the nonce of our inline scripts
};

export function variantsOf(query) {
  const variants = { ...FREE };
  for (const [name, values] of Object.entries(ONE_OF)) variants[name] = values[0];
  for (const [name, value] of query) {
    if (name in ONE_OF ? !ONE_OF[name].includes(value) : !(name in FREE)) {
      throw new Error(`no variant ${name}=${value}; known: ${Object.keys(variants).join(' ')}`);
    }
    variants[name] = value;
  }
  if (!/^\d{1,5}$/.test(variants.slow)) throw new Error('slow is in milliseconds, below 100000');
  if (/[\r\n]/.test(variants.csp)) throw new Error('csp is one line');
  return variants;
}
