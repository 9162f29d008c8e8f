// The ordered sources of one picture: which plays, which comes next when it fails. No timers, no DOM.

export interface Source {
  id: number;
  kind: "hls" | "frame";
  src: string;
  /** The place it comes from, as people know it: "YouTube". */
  title: string;
  label: string;
  languages: string[];
}

export class Sources {
  #list: Source[] = [];
  #current: Source | undefined;
  readonly #failed = new Map<string, number>();

  get list(): readonly Source[] {
    return this.#list;
  }

  get current(): Source | undefined {
    return this.#current;
  }

  /** Whether another stream could take over without asking anybody. */
  get hasReserve(): boolean {
    return this.#list.filter((source) => source.kind === "hls").length > 1;
  }

  /** Take a new list; true when another picture is to be shown. A new name or language changes no picture. */
  update(list: Source[]): boolean {
    const firstBefore = this.#list[0]?.src;
    const before = this.#current?.src;
    this.#list = list;
    const same = list.find((source) => source.src === before);
    // Another first source is the crew's word: everybody follows. Otherwise what plays, plays on.
    const isSwitched = firstBefore !== undefined && list[0]?.src !== firstBefore;
    this.#current = isSwitched ? list[0] : (same ?? list[0]);
    if (isSwitched) this.#failed.clear();
    return this.#current?.src !== before;
  }

  /** Somebody chose a source; true when it is another picture. */
  choose(id: number): boolean {
    const before = this.#current?.src;
    this.#current = this.#list.find((source) => source.id === id) ?? this.#current;
    this.#failed.clear();
    return this.#current?.src !== before;
  }

  /** The present stream failed at an instant: the next one, or the one that failed longest ago. */
  fail(now: number): Source | undefined {
    if (this.#current) this.#failed.set(this.#current.src, now);
    const streams = this.#list.filter((source) => source.kind === "hls");
    const place = streams.findIndex((source) => source.src === this.#current?.src);
    const turned = [...streams.slice(place + 1), ...streams.slice(0, place + 1)];
    const when = (source: Source): number => this.#failed.get(source.src) ?? -Infinity;
    this.#current = turned.toSorted((a, b) => when(a) - when(b))[0] ?? this.#current;
    return this.#current;
  }

  /** Whether every stream has failed since the last one that played. */
  get areExhausted(): boolean {
    return this.#list.every((source) => source.kind === "frame" || this.#failed.has(source.src));
  }

  /** The present stream plays: forget what failed before. */
  succeed(): void {
    this.#failed.clear();
  }
}
