// The one document that the widget asks for; the server has put it into the language of the address.

export interface Session {
  title: string;
  url: string;
  starts_at: string;
  ends_at: string;
  room: string;
  room_slug: string;
  track: string;
  track_slug: string;
  people: string;
}

export interface Program {
  name: string;
  url: string;
  language: string;
  direction: "ltr" | "rtl";
  time_zone: string;
  color: string;
  words: { empty: string; now: string; whole: string; zone: string; days: string };
  sessions: Session[];
}

/** `edition` is the address of an edition's pages: https://…/en/2021/. Sends no cookies and no address of the page. */
export async function readProgram(edition: string): Promise<Program> {
  const address = new URL("program/embed.json", new URL(edition.endsWith("/") ? edition : `${edition}/`, location.href));
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Program;
}
