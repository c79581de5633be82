// How a server is told of a remark where the wire has the order, the remark and its flag's code, each by its own name; and
// what its answers mean. Must never know a component.

/** @param wire { paths: { query, save }, names: { order, remark, flag }, flags: [{ code, flag, … }] } */
export function postsOf({ paths, names, flags }) {
  const codeOf = (word) => flags.find((one) => one.flag === word)?.code ?? null;
  return {
    query: (sn) => ({ path: paths.query, body: { [names.order]: sn } }),
    save: (sn, remark, flag) => ({ path: paths.save, body: { [names.order]: sn, [names.remark]: remark, [names.flag]: codeOf(flag) } }),
    read({ success, data, message }) {
      if (!success) return { error: message };
      const code = data[names.flag];
      return { remark: data[names.remark], flag: flags.find((one) => one.code === code)?.flag ?? null };
    },
  };
}
