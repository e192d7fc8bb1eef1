import { BoundedMap } from "@/lib/bounded-map";

/**
 * Values by key, each kept from the second time on that it is put in, at most `most` of them. Keys put in once are known
 * until as many others were. Most of what is made on demand is asked for once; to keep all of it is work for the collector
 * of memory, which must move it before it can let it go (Maggs and Sitaraman, "Algorithmic nuggets in content delivery",
 * 2015: cache on second hit).
 */
export class SecondHitMap<T> {
  readonly #kept: BoundedMap<T>;
  readonly #seen: BoundedMap<true>;

  constructor(most: number) {
    this.#kept = new BoundedMap(most);
    this.#seen = new BoundedMap(most);
  }

  get(key: string): T | undefined {
    return this.#kept.get(key);
  }

  set(key: string, value: T): void {
    const isNew = this.#seen.get(key) === undefined && this.#kept.get(key) === undefined;
    if (isNew) this.#seen.set(key, true);
    else this.#kept.set(key, value);
  }
}
