/** Times what is read for whoever watches a server's queries; see lib/serve/observe.mjs. */

interface RawClient {
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): PromiseLike<T>;
}

interface Observer {
  query(sql: string, ms: number): void;
}

const shared = globalThis as unknown as { broadsheetObserver?: Observer };

/** Tells the process's observer, where there is one, of a read that took `ms` milliseconds. */
export function tellOfRead(name: string, ms: number): void {
  shared.broadsheetObserver?.query(name, ms);
}

/** Has `note` told of each read of this thread. */
export function watchReads(note: (name: string, ms: number) => void): void {
  shared.broadsheetObserver = { query: note };
}

/** The client as it is, or one whose `$queryRawUnsafe` tells the process's observer of each query, where there is one. */
export function withObservedReads<Client extends RawClient>(client: Client): Client {
  const observer = shared.broadsheetObserver;
  if (observer === undefined) return client;
  const queryRawUnsafe = async (sql: string, ...values: unknown[]): Promise<unknown> => {
    const began = performance.now();
    try {
      return await client.$queryRawUnsafe(sql, ...values);
    } finally {
      observer.query(sql, performance.now() - began);
    }
  };
  return new Proxy(client, {
    get(target, name) {
      if (name === "$queryRawUnsafe") return queryRawUnsafe;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
