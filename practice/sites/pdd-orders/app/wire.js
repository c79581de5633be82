// The page's talk with its server: the remark's query and save, and what is pushed. It hangs up when the page is put
// away and asks for everything anew on return. Must never retry a post: a remark is saved once.

async function post(path, { account, variants }, body) {
  const { slow, interval } = variants;
  const answer = await fetch(`${path}?${new URLSearchParams({ account, slow, interval })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** The order's remark as the server has it: { remark, remarkTag }. */
export const queryNote = (state, orderSn) => post('/pizza/order/note/query', state, { orderSn, source: 1 });

export const updateNote = (state, body) => post('/pizza/order/noteTag/update', state, body);

export function listen(store) {
  const shop = `shop=${store.get().variants.shop}`;
  let source;

  const refresh = async () => {
    const answer = await fetch(`/orders/state?${shop}`);
    store.replace(await answer.json());
  };
  const connect = () => {
    source = new EventSource(`/orders/events?${shop}&since=${store.get().version}`);
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (event.type === 'reset') refresh();
      else store.arrived(event);
    };
  };

  connect();
  window.addEventListener('pagehide', () => source.close());
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    connect();
    refresh();
  });
}
