// The way to the server: a stream of events in, JSON out.

const page = decodeURIComponent(location.pathname.split('/').pop() || 'index.html').replace(/\.html$/, '');
const base = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);

// Names this page, as long as it is loaded, to itself and to others.
export const tab = Math.random().toString(36).slice(2) + Date.now().toString(36);
export const pageName = page;

/// Sends an action. Gives `{ ok, conflict }`; throws where the server does not answer.
export async function post(target, verb, body) {
  const response = await fetch(base + 'live/' + encodeURIComponent(target) + '/' + verb, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(Object.assign({ tab }, body)),
    keepalive: JSON.stringify(body).length < 30000,
  });
  if (response.status === 409) return { ok: false, conflict: await response.json() };
  if (!response.ok) throw new Error((await response.text()).trim());
  return { ok: true, answer: await response.json() };
}

/// Listens while the page can be seen: browsers hold only six connections to one server.
export function listen(receive, connectionChanged) {
  let source = null;
  let retry = 0;
  let hiding = 0;

  function open() {
    clearTimeout(retry);
    if (source || document.hidden) return;
    source = new EventSource(base + 'live/' + encodeURIComponent(page) + '/events');
    source.onmessage = event => receive(JSON.parse(event.data));
    source.onopen = () => connectionChanged(true);
    source.onerror = () => {
      connectionChanged(false);
      close();
      retry = setTimeout(open, 1000);
    };
  }

  function close() {
    if (source) source.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, 5000);
    else open();
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
}
