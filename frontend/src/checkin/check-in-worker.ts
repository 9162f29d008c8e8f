// Keeps the check-in page for hours without a network. Its scope is this page alone, /<language>/<edition>/check-in/;
// who may come is in IndexedDB, so nothing personal is here. It stands alone: a worker cannot share a chunk.
import type { Worker } from "../offline/worker.ts";

const CACHE = "check-in-1";
const PATIENCE_MILLISECONDS = 4000;
const KEPT_HEADERS = ["content-type", "content-security-policy"];

const worker = self as unknown as Worker<{ page: string; parts: string[] }>;

worker.addEventListener("install", (event) => {
  event.waitUntil(worker.skipWaiting());
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener("message", (event) => {
  const { page, parts } = event.data;
  const work = keep(page, parts).then((isKept) => event.source?.postMessage({ kept: isKept }));
  event.waitUntil(work);
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && pageOf(request.url) === worker.registration.scope) {
    event.respondWith(pageOrCopy(request));
  } else if (isPart(request.url)) event.respondWith(part(request));
});

function pageOf(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}

function isPart(address: string): boolean {
  const url = new URL(address);
  const isOurs = url.origin === worker.location.origin;
  return isOurs && (url.pathname.startsWith("/static/") || url.pathname.endsWith("/messages.js"));
}

/** The page as a stranger gets it, and all that it has loaded. False where the network broke in between. */
async function keep(page: string, parts: string[]): Promise<boolean> {
  try {
    const cache = await caches.open(CACHE);
    const answer = await fetch(pageOf(page), { credentials: "omit", redirect: "error" });
    if (!answer.ok) return false;
    const headers = new Headers();
    for (const name of KEPT_HEADERS) headers.set(name, answer.headers.get(name) ?? "");
    const wanted = [...new Set(parts.filter(isPart))];
    for (const address of wanted) {
      const isKept = address.includes("/assets/") && (await cache.match(address));
      if (!isKept) await cache.put(address, await fetch(address, { credentials: "omit" }));
    }
    // Last, so that a page is never there without its parts.
    await cache.put(pageOf(page), new Response(await answer.text(), { headers }));
    return true;
  } catch {
    return false;
  }
}

async function pageOrCopy(request: Request): Promise<Response> {
  const copy = await caches.match(pageOf(request.url));
  try {
    const answer = await (copy ? Promise.race([fetch(request), tooLong()]) : fetch(request));
    return copy && answer.status >= 500 ? copy : answer;
  } catch (reason) {
    if (copy) return copy;
    throw reason;
  }
}

function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error("The network is too slow."));
    }, PATIENCE_MILLISECONDS);
  });
}

/** The build writes a hash into the names of its files, so a kept one is right; the rest comes from the network. */
async function part(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept && new URL(request.url).pathname.includes("/assets/")) return kept;
  return fetch(request).catch((reason: unknown) => {
    if (kept) return kept;
    throw reason;
  });
}
