/** What a page's head says of itself to sites that show links as cards (Open Graph, Twitter). */
import { CARD_HEIGHT, CARD_WIDTH } from "@/lib/cards/card";

interface LinkCard {
  openGraph: {
    title: string;
    description: string;
    url: string;
    siteName: string;
    locale: string;
    images: { url: string; width: number; height: number; alt: string; type: string }[];
  };
  twitter: { card: "summary_large_image"; title: string; description: string; images: string[] };
}

/** For the page at `path`, whose picture is at the same address and `.png`. `alt` says what the picture shows. */
export function linkCard(path: string, title: string, description: string, alt: string): LinkCard {
  const url = `${path}.png`;
  return {
    openGraph: {
      title,
      description,
      url: path,
      siteName: "Broadsheet",
      locale: "en_GB",
      images: [{ url, width: CARD_WIDTH, height: CARD_HEIGHT, alt, type: "image/png" }],
    },
    twitter: { card: "summary_large_image", title, description, images: [url] },
  };
}
