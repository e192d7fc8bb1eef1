/** Answers of the papers API with invented papers, in its layout of 2025. */

export interface InventedPaper {
  /** arXiv identifier. */
  id: string;
  day: string;
  upvotes: number;
  comments: number;
}

/** Papers of a day: `2508.00001` and on, with votes that fall from the first to the last. */
export function inventPapers(day: string, count: number): InventedPaper[] {
  const prefix = `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}`;
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${String(index + 1).padStart(3, "0")}`,
    day,
    upvotes: count - index,
    comments: index,
  }));
}

/** The JSON that `GET /api/daily_papers` answers. */
export function dailyListJson(papers: InventedPaper[]): string {
  return JSON.stringify(
    papers.map(({ id, day, upvotes, comments }) => ({
      paper: {
        id,
        authors: [{ _id: `a-${id}`, name: `Ada Example ${id}`, hidden: false }],
        publishedAt: `${day}T00:00:00.000Z`,
        submittedOnDailyAt: `${day}T00:00:00.000Z`,
        title: `An invented paper with the number ${id}`,
        summary: `Nothing is shown here about the number ${id}, and it is shown at some length.`,
        upvotes,
        discussionId: `d-${id}`,
      },
      publishedAt: `${day}T05:00:00.000Z`,
      title: `An invented paper with the number ${id}`,
      summary: `Nothing is shown here about the number ${id}, and it is shown at some length.`,
      thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
      numComments: comments,
      isAuthorParticipating: false,
    })),
  );
}
