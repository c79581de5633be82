// The search by order number. Must never search before its button or Enter: half a number finds nothing.

import { useState } from 'react';

/** { value, change, press, find, clear } for a field and its two buttons. */
export function useSearch(find) {
  const [sn, setSn] = useState('');
  return {
    field: {
      value: sn,
      onChange: (event) => setSn(event.target.value),
      onKeyDown: (event) => event.key === 'Enter' && !event.nativeEvent.isComposing && find(sn),
    },
    find: () => find(sn),
    clear() {
      setSn('');
      find('');
    },
  };
}
