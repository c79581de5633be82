// What every remark dialog does: it opens at once, empty, and asks the server for the order's remark; what arrives replaces
// what is there, as on the real pages. What is not in this state is not saved.
// Must never trim or shorten a remark: that is the server's to refuse.

import { useCallback, useEffect, useState } from 'react';
import { queryRemark, saveRemark } from './wire.js';

const NOTHING = { remark: '', flag: null };

/** The open dialog of order `sn`: { remark, flag, error, saving, write, choose, save, close }. */
export function useRemark(store, sn) {
  const [note, setNote] = useState(NOTHING);
  const [error, setError] = useState('');
  const [saving, setSaving] = useState(false);
  const close = useCallback(() => store.closeRemark(sn), [sn, store]);

  useEffect(() => {
    let gone = false;
    queryRemark(store, sn).then((answer) => {
      if (gone) return;
      if (answer.error) setError(answer.error);
      else setNote(answer);
    });
    return () => {
      gone = true;
    };
  }, [sn, store]);

  useEffect(() => {
    const onKey = (event) => event.key === 'Escape' && !event.isComposing && close();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [close]);

  async function save() {
    setSaving(true);
    setError('');
    const answer = await saveRemark(store, sn, note);
    if (!answer.error) {
      store.saved(sn, note);
      return close();
    }
    setError(answer.error);
    setSaving(false);
  }

  return {
    ...note,
    error,
    saving,
    write(remark) {
      setNote((before) => ({ ...before, remark }));
      setError('');
    },
    /** The same flag again takes it off. */
    choose: (flag) => setNote((before) => ({ ...before, flag: flag === before.flag ? null : flag })),
    save,
    close,
  };
}
