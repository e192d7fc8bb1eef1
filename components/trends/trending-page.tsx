import type { SaveSlot } from "@/components/edition/story";
import { Notice } from "@/components/notice/notice";
import { ResultList } from "@/components/search/result-list";
import { AppLink } from "@/components/ui/app-link";
import { LinkButton } from "@/components/ui/button";
import { countOf } from "@/lib/format/counts";
import { formatDay, formatDayLong } from "@/lib/format/dates";
import { formatMomentum } from "@/lib/format/momentum";
import { gainPerDay } from "@/lib/papers/momentum";
import {
  GAIN_WEIGHT,
  HALF_LIFE_DAYS,
  TRENDING_WINDOWS,
  type TrendingPaper,
  type TrendingView,
  type TrendingWindow,
} from "@/lib/papers/trending";

const WINDOW_NAMES: Record<TrendingWindow, string> = { day: "Day", week: "Week", month: "Month" };

interface Props {
  window: TrendingWindow;
  /** null: the catalogue has no dated paper. */
  view: TrendingView | null;
  /** The day it is, for "since yesterday". */
  today: string;
  save?: SaveSlot;
}

function Windows({ current }: { current: TrendingWindow }) {
  return (
    <nav className="tabs" aria-label="Window">
      {TRENDING_WINDOWS.map((window) => (
        <AppLink
          key={window}
          href={window === "week" ? "/trending" : `/trending?window=${window}`}
          aria-current={window === current ? "true" : undefined}
          scroll={false}
        >
          {WINDOW_NAMES[window]}
        </AppLink>
      ))}
    </nav>
  );
}

function example({ upvotes, age, momentum, score }: TrendingPaper, window: TrendingWindow): string {
  const gain = momentum ? Math.max(0, gainPerDay(momentum)) : 0;
  const votes = gain > 0 ? `(${upvotes} + ${GAIN_WEIGHT} × ${gain.toFixed(1)})` : String(upvotes);
  return `${votes} × 2^(−${age} / ${HALF_LIFE_DAYS[window]}) = ${score.toFixed(1)}`;
}

function Method({ view }: { view: TrendingView }) {
  const first = view.papers[0];
  return (
    <section className="method" aria-labelledby="method">
      <h2 id="method">How this is ranked</h2>
      <p className="formula">score = (upvotes + {GAIN_WEIGHT} × gain per day) × 2^(−age / half-life)</p>
      <p>
        Age is the number of days from a paper’s first listing to {formatDay(view.now)}, the newest edition of this
        catalogue. Half-life is half the window, here {countOf(HALF_LIFE_DAYS[view.window], "day")}: by then an upvote
        counts half. Gain per day needs two readings of a paper’s upvotes at least twenty hours apart; it counts while
        the newer one is no more than two days behind the newest of all.
      </p>
      {first && (
        <p>
          The first paper: <span className="formula">{example(first, view.window)}</span>
        </p>
      )}
      {!view.hasMomentum && view.papers.length > 0 && (
        <p>
          The papers of this window were read once each, so nothing is known of how their upvotes moved, and the gain is
          left out.
        </p>
      )}
      {view.unknown > 0 && (
        <p>
          {countOf(view.unknown, "paper")} of this window {view.unknown === 1 ? "has" : "have"} no known upvotes and
          cannot be ranked.
        </p>
      )}
    </section>
  );
}

/** What is being read now, and how that is told. */
export function TrendingPage({ window, view, today, save }: Props) {
  const facts = new Map(view?.papers.map((each) => [each.paper.id, each]));
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Trending</h1>
        <p className="lede">
          {view
            ? `Upvotes, weighed by age. Counted back from ${formatDayLong(view.now)}, the newest day of this catalogue.`
            : "Upvotes, weighed by age."}
        </p>
      </header>
      <div className="resultsbar">
        {view && <p className="count num">{countOf(view.candidates, "paper")}</p>}
        {view && (
          <p className="ink-3">
            {view.from === view.now ? formatDay(view.now) : `${formatDay(view.from)} to ${formatDay(view.now)}`}
          </p>
        )}
        <Windows current={window} />
      </div>
      {view && view.papers.length > 0 ? (
        <>
          <ResultList
            papers={view.papers.map(({ paper }) => paper)}
            start={1}
            save={save}
            fact={({ id }) => {
              const momentum = facts.get(id)?.momentum;
              return momentum && <span className="momentum">{formatMomentum(momentum, today)}</span>;
            }}
          />
          <Method view={view} />
        </>
      ) : (
        <Notice heading="Nothing to rank" first={false} actions={<LinkButton href="/papers">All papers</LinkButton>}>
          <p>No paper of this window has known upvotes.</p>
        </Notice>
      )}
    </div>
  );
}
