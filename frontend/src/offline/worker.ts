// What a service worker is to our code. Types alone: the types of pages and of workers exclude each other, and a
// worker cannot share a chunk with another one.

export interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A page has something to say. */
export interface Told<Data> extends Extendable {
  data: Data;
  source: { postMessage(message: unknown): void } | null;
}

export interface Worker<Data> {
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: Told<Data>) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
  location: Location;
}
