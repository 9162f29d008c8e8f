// Stars that a device keeps for who has no account, by edition.

const key = (edition: string): string => `stars:${edition}`;

export function keptStars(edition: string): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(edition)) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((guid) => typeof guid === "string") : []);
  } catch {
    return new Set();
  }
}

export function keepStars(edition: string, guids: Set<string>): void {
  if (guids.size > 0) localStorage.setItem(key(edition), JSON.stringify([...guids]));
  else localStorage.removeItem(key(edition));
}

/** Whether another tab has just changed the stars of this edition. */
export function changesStars(event: StorageEvent, edition: string): boolean {
  return event.key === key(edition);
}
