import { CARD_HEIGHT, CARD_WIDTH, type CardView } from "@/lib/cards/card";
import { SANS, SERIF } from "@/lib/cards/fonts";

const PAPER = "#fbfaf6";
const INK = "#191713";
const INK_2 = "#4a453d";
const RULE = "#dad5c9";
const ACCENT = "#9b2116";

/** A picture in the newspaper's look. Satori draws it: every element is a flex box, and styles are inline. */
export function Card({ card }: { card: CardView }) {
  const { kicker, title, size, line, titles, facts } = card;
  return (
    <div
      style={{
        width: CARD_WIDTH,
        height: CARD_HEIGHT,
        display: "flex",
        flexDirection: "column",
        background: PAPER,
        color: INK,
        padding: "44px 64px 40px",
        fontFamily: SERIF,
      }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", alignItems: "flex-end" }}>
        <div style={{ display: "flex", fontSize: 58, fontWeight: 600, letterSpacing: -2, lineHeight: 1 }}>
          Broadsheet
        </div>
        <div style={{ display: "flex", fontFamily: SANS, fontSize: 26, fontWeight: 500, color: ACCENT }}>{kicker}</div>
      </div>
      <div style={{ display: "flex", height: 6, background: INK, marginTop: 18 }} />
      <div style={{ display: "flex", height: 2, background: INK, marginTop: 4 }} />
      <div style={{ display: "flex", flexDirection: "column", flexGrow: 1, justifyContent: "center", minHeight: 0 }}>
        <div
          style={{
            display: "block",
            fontSize: size,
            fontWeight: 600,
            letterSpacing: size > 50 ? -1.2 : -0.5,
            lineHeight: 1.1,
            textWrap: title.length > 150 ? "wrap" : "balance",
            wordBreak: "break-word",
            lineClamp: Math.max(1, Math.floor((titles.length > 0 ? 190 : 290) / (size * 1.1))),
          }}
        >
          {title}
        </div>
        {line !== null && (
          <div style={{ display: "block", fontSize: 30, color: INK_2, marginTop: 22, lineClamp: 1 }}>{line}</div>
        )}
        {titles.map((each) => (
          <div
            key={each}
            style={{
              display: "flex",
              fontSize: 27,
              fontWeight: 400,
              color: INK_2,
              borderTop: `1px solid ${RULE}`,
              marginTop: 13,
              paddingTop: 11,
            }}
          >
            <div style={{ display: "block", lineClamp: 1, width: "100%" }}>{each}</div>
          </div>
        ))}
      </div>
      <div
        style={{
          display: "flex",
          gap: 36,
          borderTop: `1px solid ${INK}`,
          paddingTop: 16,
          fontFamily: SANS,
          fontSize: 25,
          fontWeight: 500,
          color: INK_2,
        }}
      >
        {facts.map((fact) => (
          <div key={fact} style={{ display: "flex" }}>
            {fact}
          </div>
        ))}
      </div>
    </div>
  );
}
