/** Files, folders and addresses, read one after the other in the order given. Nothing here touches the catalogue. */
import type { ImportArguments } from "@/lib/ingest/cli-arguments";
import { isAddress } from "@/lib/ingest/fetch/address-plan";
import { openAddress } from "@/lib/ingest/fetch/open-address";
import { findInputs } from "@/lib/ingest/inputs";
import type { Input } from "@/lib/ingest/inputs/input";
import { type ReadInput, readInput, type Stated } from "@/lib/ingest/read-input";

export type ReadRequest = Pick<ImportArguments, "inputs" | "captured" | "day" | "names">;

export interface NamedRead {
  name: string;
  /** Bytes as they were found; null where they are not known. */
  size: number | null;
  /** Read from the network, which may take a while. */
  isFetched: boolean;
  read: ReadInput;
}

/** What the person states wins over what an address says. */
async function* openAll({
  inputs,
  captured,
  day,
  names,
}: ReadRequest): AsyncGenerator<{ input: Input; stated: Stated }> {
  for (const each of inputs) {
    if (isAddress(each)) {
      for await (const { input, stated } of openAddress(each)) {
        yield { input, stated: { ...stated, captured: captured ?? stated.captured, day: day ?? stated.day } };
      }
    } else {
      for await (const input of findInputs([each])) {
        const name = input.name.replace(each, names[each] ?? each);
        yield { input: { ...input, name }, stated: { captured, day, fetchedAt: null } };
      }
    }
  }
}

/** Pictures and the like beside pages are passed over. */
export async function* readInputs(request: ReadRequest): AsyncGenerator<NamedRead> {
  for await (const { input, stated } of openAll(request)) {
    if (input.kind === "skipped") continue;
    const { name, size } = input;
    yield { name, size, isFetched: stated.fetchedAt !== null, read: await readInput(input, stated) };
  }
}
