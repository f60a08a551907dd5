// Keeps the chapter for when there is no network. The kernel's folder carries a hash of its files, so what was kept of it
// is right for ever; pages and the rest come from the network where there is one, so that nobody reads an old page.
const kept = 'chapter';
const isKernel = url => /\/assets\/live-[0-9a-f]+\//.test(url.pathname);

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith(isKernel(url) ? keptOrFetched(event.request) : fetchedOrKept(event.request));
});

self.addEventListener('message', event => { if (event.data === 'keep') event.waitUntil(keepAll()); });

async function keptOrFetched(request) {
  return await caches.match(request) ?? fetched(request);
}

async function fetched(request) {
  const response = await fetch(request);
  if (response.ok) (await caches.open(kept)).put(request, response.clone());
  return response;
}

async function fetchedOrKept(request) {
  try {
    return await fetched(request);
  } catch (error) {
    const found = await caches.match(request, { ignoreSearch: true });
    if (found) return found;
    throw error;
  }
}

// All files of the site. Where its kernel is another one than what was kept, the pages are, too, and are fetched anew.
async function keepAll() {
  const cache = await caches.open(kept);
  const files = (await (await fetch('assets/offline.json')).json()).map(file => new URL(file, self.registration.scope).href);
  const isOld = ({ url }) => isKernel(new URL(url)) && !files.includes(url) && !url.includes('/later/');
  const old = (await cache.keys()).filter(isOld);
  for (const file of files) {
    if (old.length > 0 && !isKernel(new URL(file)) || !await cache.match(file)) await cache.add(file).catch(() => {});
  }
  for (const request of old) await cache.delete(request);
}
