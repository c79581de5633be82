// The drawer of an order beside its chat: it opens with the remark that the page has already.
// Must never save by itself, and never change the remark.

import { useLayoutEffect, useRef, useState } from 'react';
import { post } from '../../shared/app/wire.js';
import { RemarkDrawer as Drawer } from '../../shared/auxo/remark-drawer.js';
import { FLAGS } from '../../shared/auxo/remarks.js';
import { remarkPost } from './posts.js';

export function RemarkDrawer({ store, sn }) {
  const order = store.conversations.flatMap((one) => one.orders).find((one) => one.sn === sn);
  const [remark, write] = useState(order.remark);
  const [flag, setFlag] = useState(order.flag);
  const [error, setError] = useState('');
  const [saving, setSaving] = useState(false);
  const area = useRef(null);
  useLayoutEffect(() => area.current.setSelectionRange(order.remark.length, order.remark.length), []);
  const close = () => store.set({ remarking: '' });
  const choose = (chosen) => setFlag(chosen === flag ? null : chosen);

  const save = async () => {
    setSaving(true);
    setError('');
    const star = FLAGS.find((one) => one.flag === flag)?.star ?? null;
    const { path, body } = remarkPost(store, sn, remark, star);
    try {
      const { code, msg, data } = await (await post(path, body)).json();
      if (code !== 0) throw new Error(msg);
      store.arrived({ type: 'order', ...data });
      close();
    } catch (problem) {
      setError(problem.message);
      setSaving(false);
    }
  };

  const note = { remark, flag, error, saving, write, choose, save, close };
  return <Drawer sn={sn} note={note} limit={Number(store.variants.remarkmax)} area={area} />;
}
