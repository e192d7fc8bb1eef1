import { LIST_FORM_ID } from "@/components/search/list-ids";
import type { ListState } from "@/lib/papers/search-params";

/** State that no control of the list shows, carried along with its form. */
export function HiddenState({ state }: { state: ListState }) {
  const fields = [
    ...state.withoutTopics.map((slug) => ["topic", `-${slug}`]),
    ...(state.sort ? [["sort", state.sort]] : []),
  ];
  return fields.map(([name, value]) => (
    <input key={`${name}=${value}`} type="hidden" form={LIST_FORM_ID} name={name} value={value} />
  ));
}
