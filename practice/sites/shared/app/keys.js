// Which key event on a reply box sends, as the variants say. Must never send while an input method is composing.

/**
 * What a keydown, keypress or keyup means: 'send', 'break' (a line break the page must put in itself) or null. Holds
 * back the browser's own line break where one must not slip in.
 */
export function meaningOf(event, { sendKey, variants: { on } }) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return null;
  const control = event.ctrlKey || event.metaKey;
  const byEnter = sendKey === 'enter';
  if (isSendKey(event, { sendKey })) {
    // A line break must not slip in before a send that comes on the key's way up.
    if (event.type === on || (event.type === 'keydown' && on === 'keyup')) event.preventDefault();
    return event.type === on ? 'send' : null;
  }
  if (!byEnter || !control || event.type !== 'keydown') return null;
  event.preventDefault();
  return 'break';
}

/** Whether a key event is of the key that sends, whichever of its events does. */
export function isSendKey(event, { sendKey }) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
  const control = event.ctrlKey || event.metaKey;
  return sendKey === 'enter' ? !control && !event.shiftKey && !event.altKey : control;
}
