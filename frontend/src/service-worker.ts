// Lets the program open without a network, once it has been visited. Served at /service-worker.js, for the whole site.
// Pages come from the network first. What is kept is the page as a stranger gets it, asked for without any cookie, so
// nothing personal is ever stored. A new VERSION throws all older copies away.
import {
  copyKey,
  datedCopy,
  isPart,
  programAt,
  strangersAddress,
  wholeProgram,
  withoutZone,
} from "./offline/addresses.ts";
import type { Worker } from "./offline/worker.ts";

const VERSION = "1";
const PREFIX = "program-";
const PARTS = `${PREFIX}parts-${VERSION}`;
const PATIENCE_MILLISECONDS = 4000;
const FRESH_MILLISECONDS = 10 * 60 * 1000;
const MOST_PAGES = 40;
const MOST_PARTS = 150;
const KEPT_HEADERS = ["content-type", "content-security-policy"];

const worker = self as unknown as Worker<{ page: string; zone: string; parts: string[] }>;

const pagesOf = (edition: string): string => `${PREFIX}pages-${VERSION}:${edition}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(worker.skipWaiting());
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOlder(), worker.clients.claim()]));
});
worker.addEventListener("message", (event) => {
  const { page, zone, parts } = event.data;
  const whole = wholeProgram(page);
  const pages = whole === undefined ? [] : [page, whole];
  event.waitUntil(Promise.all([...pages.map((each) => keepPage(each, zone)), keepParts(parts)]));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && programAt(request.url)) event.respondWith(pageOrCopy(request));
  else if (isPart(request.url, worker.location.origin)) event.respondWith(part(request));
});

async function forgetOlder(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && !name.includes(`-${VERSION}`));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function pageOrCopy(request: Request): Promise<Response> {
  const copy = await copyOf(request.url);
  try {
    const answer = await (copy ? Promise.race([fetch(request), tooLong()]) : fetch(request));
    return copy && answer.status >= 500 ? copy : answer;
  } catch (reason) {
    if (copy) return copy;
    const whole = wholeProgram(request.url);
    if (whole !== undefined && (await copyOf(whole))) return Response.redirect(whole);
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

async function copyOf(address: string): Promise<Response | undefined> {
  const program = programAt(address);
  if (!program) return undefined;
  const pages = await caches.open(pagesOf(program.edition));
  return pages.match(copyKey(address));
}

async function keepPage(address: string, zone: string): Promise<void> {
  const program = programAt(address);
  if (!program) return;
  const key = copyKey(address);
  const pages = await caches.open(pagesOf(program.edition));
  const kept = await pages.match(key);
  const isFresh = Date.now() - Date.parse(kept?.headers.get("date") ?? "") < FRESH_MILLISECONDS;
  if (isFresh && kept?.headers.get("x-zone") === zone) return;
  const answer = await fetch(strangersAddress(address, zone), { credentials: "omit", redirect: "error" });
  if (!answer.ok) return;
  const now = new Date();
  const headers = new Headers({ date: now.toUTCString(), "x-zone": zone });
  for (const name of KEPT_HEADERS) headers.set(name, answer.headers.get(name) ?? "");
  const page = withoutZone(await answer.text(), zone);
  const copy = new Response(datedCopy(page, now.toISOString()), { headers });
  await pages.delete(key); // so that the oldest stand first
  await pages.put(key, copy);
  await keepFewer(pages, MOST_PAGES);
}

async function keepParts(addresses: string[]): Promise<void> {
  const parts = await caches.open(PARTS);
  for (const address of addresses) {
    if (!isPart(address, worker.location.origin) || (await parts.match(address))) continue;
    const answer = await fetch(address, { credentials: "omit" });
    if (answer.ok) await parts.put(address, answer);
  }
  await keepFewer(parts, MOST_PARTS);
}

async function keepFewer(cache: Cache, most: number): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

/** The build writes a hash into the names of its files, so a kept one is right; translations come from the network. */
async function part(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept && new URL(request.url).pathname.includes("/assets/")) return kept;
  return fetch(request).catch((reason: unknown) => {
    if (kept) return kept;
    throw reason;
  });
}
