// What a visitor may ask of any chat page in its query, so that one page can behave like every build of the real one.
// Must refuse what it does not know: a mistyped variant in a test must not pass as the default.

const ONE_OF = {
  shop: ['wipers', 'snacks'], //              which shop's counter
  send: ['enter', 'ctrl'], //                 Enter sends, or Ctrl+Enter
  editor: ['plain', 'rich', 'quill'], //      <textarea>, <div contenteditable>, or Quill; the page's own unless named
  on: ['keydown', 'keypress', 'keyup'], //    the key event that sends
  press: ['click', 'mousedown', 'pointerdown'], // the pointer event that sends
  form: ['0', '1'], //                        a <form> around the editor that sends on submit
  enter0: ['0', '1'], //                      a forced Enter while the HTML is still being parsed
  frame: ['0', '1'], //                       a shell page with the chat in an iframe
  sandbox: ['0', '1'], //                     the iframe of frame=1 is sandboxed, as to its own origin
  clock: ['0', '1'], //                       a clock ticking in the head
  countdown: ['1', '0'], //                   0: the list's countdowns stand still
};

const FREE = {
  draft: '', //    text the server writes into the editor, focused
  csp: '', //      Content-Security-Policy; {nonce} becomes the nonce of our inline scripts
  metacsp: '', //  the same in a <meta>, after our first script
  delay: '0', //   milliseconds between the first chunk of HTML and the rest
  chat: '', //     uid of the conversation to open
  account: '', //  which of the shop's accounts is logged in, e.g. 客服12; the first unless named
};

/** Reads a query; `more` are a site's own free names and their defaults, `editors` those it can be drawn with, its own first. */
export function readVariants(query, more = {}, editors = ['plain', 'rich']) {
  const free = { ...FREE, ...more };
  const variants = { ...free };
  for (const [name, values] of Object.entries(ONE_OF)) variants[name] = values[0];
  variants.editor = editors[0];
  for (const [name, value] of query) {
    if (name in ONE_OF ? !ONE_OF[name].includes(value) : !(name in free)) {
      throw new Error(`no variant ${name}=${value}; known: ${Object.keys(variants).join(' ')}`);
    }
    variants[name] = value;
  }
  if (!editors.includes(variants.editor)) throw new Error(`editor=${variants.editor}: this page knows ${editors.join(' ')}`);
  if (!/^\d{1,5}$/.test(variants.delay)) throw new Error('delay is in milliseconds, below 100000');
  if (/[\r\n]/.test(variants.csp + variants.metacsp)) throw new Error('csp is one line');
  return variants;
}
