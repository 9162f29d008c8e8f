// A small program for the editor's tests.
import type { ProgramData, Session } from "./contract.ts";

let count = 0;

export function session(values: Partial<Session> = {}): Session {
  count += 1;
  const guid = values.guid ?? `s${count}`;
  return {
    guid,
    slug: guid,
    version: 1,
    title: { en: `Session ${guid}` },
    kind: "talk",
    status: "confirmed",
    track: null,
    room: "main",
    starts_at: "2021-12-14T09:00:00+08:00",
    ends_at: "2021-12-14T10:00:00+08:00",
    minutes: 60,
    floor_languages: [],
    interpretation_languages: [],
    is_streamed: false,
    stage: "",
    is_recorded: false,
    capacity: null,
    sdg_goals: [],
    pillars: [],
    people: [],
    stars: 0,
    missing: [],
    shares_room: false,
    ...values,
  };
}

export function at(wall: string, room: string, values: Partial<Session> = {}): Session {
  const minutes = values.minutes ?? 60;
  const ends = new Date(Date.parse(`${wall}Z`) + minutes * 60_000).toISOString().slice(0, 16);
  return session({ room, starts_at: `${wall}:00+08:00`, ends_at: `${ends}:00+08:00`, ...values });
}

export function program(sessions: Session[]): ProgramData {
  return {
    edition: {
      slug: "2021",
      zone: "Asia/Shanghai",
      starts_on: "2021-12-14",
      ends_on: "2021-12-15",
      languages: ["en", "zh-hans"],
      name: "Symposium",
    },
    position: "7",
    rooms: [
      { slug: "main", name: "Main hall", capacity: 500, hours: [] },
      { slug: "b", name: "Room B", capacity: 80, hours: [] },
      { slug: "c", name: "Room C", capacity: null, hours: [] },
    ],
    tracks: [{ slug: "main", name: "Main", color: "#8a3b1e" }],
    people: [{ guid: "p1", name: "Amina", title: "" }],
    sessions,
  };
}
