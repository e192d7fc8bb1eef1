import { ImageResponse } from "next/og";
import { Card } from "@/components/card/card";
import { CARD_HEIGHT, CARD_WIDTH, type CardView } from "@/lib/cards/card";
import { cardFonts } from "@/lib/cards/fonts";

/** Draws a picture as PNG, with the faces of this machine alone. */
export async function drawCard(card: CardView): Promise<ArrayBuffer> {
  const { fonts } = cardFonts();
  return new ImageResponse(<Card card={card} />, { width: CARD_WIDTH, height: CARD_HEIGHT, fonts }).arrayBuffer();
}
