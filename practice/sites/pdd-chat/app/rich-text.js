// Reads a contenteditable as the text a person sees: line breaks from <br> and blocks, without the filler <br> that
// browsers keep at a line's end. Must never change the document.

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
