import type { ReactNode } from "react";
import { Histogram } from "@/components/search/histogram";
import { FILTERS_ID, LIST_FORM_ID } from "@/components/search/list-ids";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { countOf, formatNumber } from "@/lib/format/counts";
import type { ListState } from "@/lib/papers/search-params";
import type { FacetsView } from "@/lib/papers/views";

/** Topics shown without unfolding. */
const TOPICS_SHOWN = 8;

function Check({
  name,
  value,
  label,
  count,
  checked,
}: {
  name: string;
  value: string;
  label: string;
  count: number;
  checked: boolean;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        form={LIST_FORM_ID}
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={count === 0 && !checked}
      />
      <span>{label}</span>
      <span className="num">{formatNumber(count)}</span>
    </label>
  );
}

/** One organisation or any: those with most papers, and the one in force. */
function Organizations({
  organizations,
  chosen,
}: {
  organizations: FacetsView["organizations"];
  chosen: string | null;
}) {
  const choice = (value: string, label: string, count: number | null) => (
    <label key={value} className="check check--one">
      <input type="radio" form={LIST_FORM_ID} name="org" value={value} defaultChecked={value === (chosen ?? "")} />
      <span>{label}</span>
      {count !== null && <span className="num">{formatNumber(count)}</span>}
    </label>
  );
  return (
    <fieldset className="facet">
      <legend>Organisation</legend>
      <details className="facet__more facet__more--whole" open={chosen !== null}>
        <summary className="link">Choose an organisation</summary>
        {choice("", "Any", null)}
        {organizations.map(({ org, name, count }) => choice(org, name, count))}
      </details>
    </fieldset>
  );
}

/** The topics with most papers and those in force; the others behind a fold. */
function TopicChecks({ topics, state }: { topics: FacetsView["topics"]; state: ListState }) {
  const shown = topics.filter(({ slug }, index) => index < TOPICS_SHOWN || state.topics.includes(slug));
  const folded = topics.filter((topic) => !shown.includes(topic));
  const check = ({ slug, name, count }: FacetsView["topics"][number]) => (
    <Check key={slug} name="topic" value={slug} label={name} count={count} checked={state.topics.includes(slug)} />
  );
  return (
    <fieldset className="facet">
      <legend>Topics</legend>
      {shown.map(check)}
      {folded.length > 0 && (
        <details className="facet__more">
          <summary className="link">All {formatNumber(topics.length)} topics</summary>
          {folded.map(check)}
        </details>
      )}
    </fieldset>
  );
}

function DateField({ name, label, value }: { name: "from" | "to"; label: string; value: string | null }) {
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input
        id={`filter-${name}`}
        type="date"
        form={LIST_FORM_ID}
        name={name}
        min="1990-01-01"
        max="2100-12-31"
        defaultValue={value ?? ""}
      />
    </div>
  );
}

/** The panel's own element, whatever is in it. */
export const PANEL = {
  id: FILTERS_ID,
  className: "facets",
  "data-key": "f",
  popover: "auto",
  "aria-label": "Filters",
} as const;

export interface FiltersView {
  state: ListState;
  facets: FacetsView;
  /** Papers the list has now. */
  total: number;
}

interface Props extends FiltersView {
  /** Below the bars of months: handles that move their ends. Only a browser draws them. */
  handles?: ReactNode;
}

/**
 * What is in the filter panel: beside the results on wide screens, a sheet on narrow ones. Its controls belong to the search
 * form.
 * The button is how they apply without JavaScript; it carries `exact` so that filtering does not undo "search instead".
 */
export function Filters({ state, facets, total, handles }: Props) {
  const exact = state.exact ? { name: "exact", value: "1" } : {};
  return (
    <>
      <div className="facets__head">
        <h2>Filters</h2>
        <button
          type="button"
          className="iconbtn"
          popoverTarget={FILTERS_ID}
          popoverTargetAction="hide"
          aria-label="Close filters"
        >
          <Icon name="close" size={18} />
        </button>
      </div>
      <fieldset className="facet">
        <legend>Date</legend>
        <Histogram months={facets.months} state={state} handles={handles} />
        <div className="range2">
          <DateField name="from" label="From" value={state.from} />
          <DateField name="to" label="To" value={state.to} />
        </div>
      </fieldset>
      {facets.topics.length > 0 && <TopicChecks topics={facets.topics} state={state} />}
      {facets.organizations.length > 0 && <Organizations organizations={facets.organizations} chosen={state.org} />}
      <fieldset className="facet">
        <legend>Only show</legend>
        <Check name="code" value="1" label="With code" count={facets.withCode} checked={state.code} />
      </fieldset>
      <div className="facets__foot">
        <Button id="apply-filters" kind="primary" type="submit" form={LIST_FORM_ID} {...exact}>
          <span className="without-script">Apply filters</span>
          <span className="with-script">Show {countOf(total, "paper")}</span>
        </Button>
      </div>
    </>
  );
}
