// Keeps the end of the open chat's messages in view.

import { useLayoutEffect, useRef } from 'react';

/** Gives the ref of the element that scrolls. */
export function useStreamEnd({ id, messages }) {
  const scroll = useRef(null);
  useLayoutEffect(() => {
    scroll.current.scrollTop = scroll.current.scrollHeight;
  }, [id, messages.length]);
  return scroll;
}
