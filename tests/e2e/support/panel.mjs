// What our panel says, read from the nodes of its docks, whichever way a browser shows them to a test.

const attribute = (node, name) => {
  const at = node?.attributes?.indexOf(name) ?? -1;
  return at < 0 ? '' : node.attributes[at + 1];
};
const classes = (node) => attribute(node, 'class').split(' ');
const text = (node) => node?.nodeValue || (node?.children ?? []).map(text).join(' ');
const all = (node, fits) => [...(node && fits(node) ? [node] : []), ...(node?.children ?? []).flatMap((child) => all(child, fits))];

/** A panel; `nodes()` gives the nodes of its docks, those of frames too. */
export class Panel {
  async dock() {
    return (await this.nodes())[0] ?? null;
  }

  async docks() {
    return (await this.nodes()).length;
  }

  async panelText() {
    const dock = await this.dock();
    return dock ? text(dock) : '';
  }

  /** The text of the phrase that is chosen in a search; empty if none is. */
  async chosen() {
    const dock = await this.dock();
    const chosen = all(dock, (node) => classes(node).includes('chosen') && classes(node).includes('phrase'))[0];
    return text(all(chosen, (node) => classes(node).includes('text'))[0]) ?? '';
  }

  /** The clocks shown, from the top: whose, which limit, seconds left when it was drawn. */
  async clocks() {
    const dock = await this.dock();
    const of = (row, name) => all(row, (node) => classes(node).includes(name))[0];
    return all(dock, (node) => node.nodeName === 'LI' && classes(node).includes('clock')).map((row) => ({
      name: text(of(row, 'whose')),
      limit: text(of(row, 'limit')),
      left: Number(attribute(of(row, 'left'), 'data-left')),
    }));
  }

  /** The phrases on offer, in full. */
  async offers() {
    const dock = await this.dock();
    return all(dock, (node) => classes(node).includes('phrase')).map((line) => text(all(line, (node) => classes(node).includes('text'))[0]));
  }
}
