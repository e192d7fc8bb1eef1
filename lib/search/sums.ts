/** Sums by the number of a word or a stem: numbers are dense, so an array holds them. */
export interface Sums {
  values: Int32Array;
  /** Numbers whose sum may differ from 0, each once. */
  touched: number[];
  isTouched: Uint8Array;
}

export function createSums(): Sums {
  return { values: new Int32Array(1024), touched: [], isTouched: new Uint8Array(1024) };
}

/** An array with room for a place, as it is or copied into one of at least twice its length. */
export function withRoom<Numbers extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(
  numbers: Numbers,
  place: number,
  create: (length: number) => Numbers,
): Numbers {
  if (place < numbers.length) return numbers;
  const wider = create(Math.max(place + 1, numbers.length * 2));
  wider.set(numbers);
  return wider;
}

export function addTo(sums: Sums, key: number, by: number): void {
  if (key >= sums.values.length) {
    sums.values = withRoom(sums.values, key, (length) => new Int32Array(length));
    sums.isTouched = withRoom(sums.isTouched, key, (length) => new Uint8Array(length));
  }
  if (sums.isTouched[key] === 0) {
    sums.isTouched[key] = 1;
    sums.touched.push(key);
  }
  sums.values[key] = (sums.values[key] ?? 0) + by;
}

export const sumOf = (sums: Sums, key: number): number => sums.values[key] ?? 0;
