import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendBeat } from "./beats.ts";
import type { LiveStage } from "./live.ts";

const mention = vi.fn();
const request = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));
const beacon = vi.fn(() => true);
const BODY = '{"state":"playing","played":15}';

beforeEach(() => {
  vi.stubGlobal("fetch", request);
  Object.defineProperty(navigator, "sendBeacon", { value: beacon, configurable: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const stage = (status: string): LiveStage => ({ status, mention }) as unknown as LiveStage;
const beat = (isLast: boolean) => ({ state: "playing" as const, played: 15, isLast });

test("goes over the socket while there is one", () => {
  sendBeat(beat(false), stage("live"), "/beat/");
  expect(mention).toHaveBeenCalledWith({ type: "beat", state: "playing", played: 15 });
  expect(request).not.toHaveBeenCalled();
});

test("is a request where there is none", () => {
  sendBeat(beat(false), stage("polling"), "/beat/");
  sendBeat(beat(false), undefined, "");
  expect(request).toHaveBeenCalledExactlyOnceWith("/beat/", { method: "POST", body: BODY, keepalive: true });
});

test("the last one outlives the page", () => {
  sendBeat(beat(true), stage("live"), "/beat/");
  expect(beacon).toHaveBeenCalledExactlyOnceWith("/beat/", BODY);
  expect(mention).not.toHaveBeenCalled();
});
