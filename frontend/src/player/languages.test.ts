import { afterEach, expect, test } from "vitest";
import { chooseAudio, chooseSubtitles, keep, trackIn, trackName } from "./languages.ts";

const track = (id: number, language: string, name = ""): { id: number; language: string; name: string } => ({
  id,
  language,
  name,
});
const AUDIO = [track(0, "zh-hans"), track(1, "en")];
const SUBTITLES = ["en", "zh-hans", "fr", "ar"].map((code, id) => track(id, code));

afterEach(() => {
  localStorage.clear();
  document.documentElement.lang = "en";
});

test("gives the reader's language where it is spoken, without subtitles", () => {
  expect(chooseAudio(AUDIO)?.language).toBe("en");
  expect(chooseSubtitles(SUBTITLES, AUDIO)).toBeUndefined();
});

test("gives subtitles to a reader whose language nobody speaks", () => {
  document.documentElement.lang = "ar";
  expect(chooseAudio(AUDIO)).toBeUndefined();
  expect(chooseSubtitles(SUBTITLES, AUDIO)?.language).toBe("ar");
});

test("keeps what was chosen last", () => {
  keep("audio", "zh-hans");
  keep("subtitles", "fr");
  expect(chooseAudio(AUDIO)?.language).toBe("zh-hans");
  expect(chooseSubtitles(SUBTITLES, AUDIO)?.language).toBe("fr");
  keep("subtitles", "off");
  document.documentElement.lang = "ar";
  expect(chooseSubtitles(SUBTITLES, AUDIO)).toBeUndefined();
});

test("takes another script of the same language, and never a track without one", () => {
  expect(trackIn([track(0, ""), track(1, "zh")], "zh-hans")?.id).toBe(1);
  expect(trackIn([track(0, "")], "")).toEqual(track(0, ""));
  expect(trackIn([track(0, "")], "en")).toBeUndefined();
});

test("names languages in themselves", () => {
  expect(trackName(track(0, "fr"))).toBe("Français");
  expect(trackName(track(0, "", "Floor"))).toBe("Floor");
  expect(trackName(track(0, "not a language", "Floor"))).toBe("Floor");
});
