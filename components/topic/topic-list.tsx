import { TopicRows } from "@/components/topic/topic-rows";
import { AppLink } from "@/components/ui/app-link";
import { orderTopics, TOPIC_ORDERS, type TopicOrder, toColumns } from "@/lib/papers/topic-order";
import type { TopicsView } from "@/lib/papers/trend-views";

const ORDER_NAMES: Record<TopicOrder, string> = {
  section: "By section",
  name: "A to Z",
  papers: "Most papers",
  growth: "Fastest growing",
};
const COLUMNS = 3;

function orderHref(order: TopicOrder, asked: string | null): string {
  const params = new URLSearchParams();
  if (asked !== null) params.set("topic", asked);
  if (order !== "section") params.set("order", order);
  const query = params.toString();
  return `/topics${query && `?${query}`}`;
}

/** All topics with papers, by section or in one order. */
export function TopicList({ view, order, asked }: { view: TopicsView; order: TopicOrder; asked: string | null }) {
  const { sections, papers } = view;
  const topics = sections.flatMap((section) => section.topics);
  return (
    <section aria-labelledby="all-topics">
      <div className="orderrow">
        <h2 id="all-topics">All topics</h2>
        <nav className="tabs" aria-label="Order">
          {TOPIC_ORDERS.map((each) => (
            <AppLink
              key={each}
              href={orderHref(each, asked)}
              aria-current={each === order ? "true" : undefined}
              scroll={false}
            >
              {ORDER_NAMES[each]}
            </AppLink>
          ))}
        </nav>
      </div>
      {order === "section" ? (
        <div className="topicsections">
          {sections.map((section) => (
            <TopicRows
              key={section.slug}
              topics={section.topics}
              totals={papers}
              heading={<h3 title={section.description}>{section.name}</h3>}
            />
          ))}
        </div>
      ) : (
        <div className="topiccols">
          {toColumns(orderTopics(topics, order), COLUMNS).map((column) => (
            <TopicRows
              key={column[0]?.slug}
              topics={column}
              totals={papers}
              heading={<span aria-hidden="true">Topic</span>}
            />
          ))}
        </div>
      )}
    </section>
  );
}
