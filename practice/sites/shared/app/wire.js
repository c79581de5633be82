// The page's talk with its server: posts, and what is pushed. It hangs up when the page is put away, so the page may
// be kept for going back, and asks for everything anew on return. Must never retry a post: a message is sent once.

export function post(path, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** @param base  where the site's state and events are */
export function listen(store, base) {
  const shop = `shop=${store.variants.shop}`;
  let source;

  const refresh = async () => {
    const answer = await fetch(`${base}/state?${shop}`);
    store.replace(await answer.json());
  };
  const connect = () => {
    source = new EventSource(`${base}/events?${shop}&since=${store.version}`);
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
