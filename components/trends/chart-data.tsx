"use client";

import { ChartFigures, type ChartFiguresProps } from "@/components/trends/chart-figures";

/** ChartFigures for the client too: pages that React draws then carry the figures as data once, not as elements. */
export function ChartData(props: ChartFiguresProps) {
  return <ChartFigures {...props} />;
}
