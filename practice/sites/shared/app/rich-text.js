// Reads a contenteditable as the text a person sees: line breaks from <br> and blocks, without the filler <br> that
// browsers keep at a line's end; and finds and puts the caret in it. Must never change a text.

const isBlock = (node) => node?.nodeType === 1 && /^(DIV|P)$/.test(node.nodeName);

export function readRich(root) {
  let text = '';
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) {
        text += node.data;
      } else if (node.nodeName === 'BR') {
        if (node.nextSibling && !isBlock(node.nextSibling)) text += '\n';
      } else {
        if (isBlock(node) && node.previousSibling) text += '\n';
        walk(node);
      }
    }
  };
  walk(root);
  return text;
}

/** Puts a text in as text nodes and <br>, closed by a filler <br> where the last line is empty. */
export function writeRich(root, text) {
  const nodes = text.split('\n').flatMap((line, i) => [...(i > 0 ? [document.createElement('br')] : []), line]);
  if (text.endsWith('\n')) nodes.push(document.createElement('br'));
  root.replaceChildren(...nodes.filter((node) => node !== ''));
}

/** Puts a text in with a block for every line but the first, as browsers make them of a new paragraph. */
export function writeBlocks(root, text) {
  const [first, ...more] = text.split('\n');
  const block = (line) => {
    const made = document.createElement('div');
    made.append(line || document.createElement('br'));
    return made;
  };
  const head = first || more.length === 0 ? document.createTextNode(first) : block('');
  root.replaceChildren(...(text ? [head, ...more.map(block)] : []));
}

/** How many letters of readRich(root) stand before the caret. */
export function caretOf(root) {
  const { focusNode, focusOffset } = window.getSelection();
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(focusNode, focusOffset);
  const part = document.createElement('div');
  part.append(before.cloneContents(), '|'); // a line break at the end would not count
  return readRich(part).length - 1;
}

/** Focus, and the caret behind that many letters of what writeRich put in; behind the last one unless told. */
export function putCaret(root, letters = Infinity) {
  const selection = window.getSelection();
  root.focus();
  selection.selectAllChildren(root);
  selection.collapseToEnd();
  let left = letters;
  for (const [at, node] of [...root.childNodes].entries()) {
    const text = node.nodeType === 3;
    const length = text ? node.length : 1;
    if (left < length || (text && left === length)) return text ? selection.collapse(node, left) : selection.collapse(root, at);
    left -= length;
  }
}
