// Takes over the editor that the server drew before the framework came: its text, focus and caret go to the one the
// framework draws in its place. Must never run twice.

import { caretOf, putCaret, readRich } from './rich-text.js';

/** What stands in the early editor, where the server wrote `draft`; `give(box)` hands focus and caret to its successor. */
export function takeOver(early, draft) {
  const rich = early.isContentEditable;
  const focused = document.activeElement === early;
  const text = rich ? readRich(early) : early.value;
  // A draft the server wrote leaves the caret before it; people go on after it.
  const caret = text === draft || !focused ? text.length : rich ? caretOf(early) : early.selectionStart;
  return {
    text,
    give(box) {
      if (!focused) return;
      if (rich) return putCaret(box, caret);
      box.focus();
      box.setSelectionRange(caret, caret);
    },
  };
}
