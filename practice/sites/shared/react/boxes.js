// The kinds of editors a reply box may have. `names` are the attributes that the page's own has.

import { useLayoutEffect } from 'react';
import { readRich, writeBlocks, writeRich } from '../app/rich-text.js';
import { QuillBox } from './quill-box.js';

function PlainBox({ box, store, keys, hint, names }) {
  return (
    <textarea ref={box} {...names} placeholder={hint} value={store.active.draft} onChange={(event) => store.write(event.target.value)} {...keys} />
  );
}

// The browser owns what is in it; it is brought in line when the store says otherwise.
function RichBox({ box, store, keys, hint, names, blocks }) {
  const { id, draft } = store.active;
  useLayoutEffect(() => {
    if (readRich(box.current) !== draft) (blocks ? writeBlocks : writeRich)(box.current, draft);
  }, [box, id, draft]);
  const read = () => store.write(readRich(box.current));
  return (
    <div
      ref={box}
      {...names}
      data-placeholder={hint}
      contentEditable
      onInput={({ nativeEvent }) => nativeEvent.isComposing || read()}
      onCompositionEnd={read}
      onPaste={(event) => {
        event.preventDefault();
        document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
      }}
      {...keys}
    />
  );
}

/** An editor whose lines are blocks, as some pages make them. */
const BlockBox = (props) => <RichBox {...props} blocks />;

export const BOXES = { plain: PlainBox, rich: RichBox, quill: QuillBox, blocks: BlockBox };
