/**
 * The frame of our mails in HTML: tables and inline styles, since mail readers drop the rest; nothing is fetched from
 * anywhere. Light colours stand inline; readers that know dark ones take them from the style element.
 */
import { escapeXml } from "@/lib/formats/xml";

export const COLOURS = {
  paper: "#fbfaf6",
  ink: "#191713",
  ink2: "#4a453d",
  ink3: "#6b655a",
  rule: "#dad5c9",
  accent: "#9b2116",
};
export const SERIF = "Newsreader,Georgia,'Times New Roman',serif";
export const SANS = "'Public Sans',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";

const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.b-paper{background:#161513!important}
.b-ink,.b-ink a{color:#ece7dc!important}
.b-ink2,.b-ink2 a{color:#c3bcaf!important}
.b-ink3,.b-ink3 a{color:#9c958a!important}
.b-accent,.b-accent a{color:#f28b72!important}
.b-rule{border-color:#38342f!important}
.b-strong{border-color:#a8a195!important}
.b-button{background:#ece7dc!important;color:#161513!important}
}`;

/** Text inside HTML. */
export const escapeHtml = escapeXml;

/** A link; `href` is one of this server's own addresses or checked to be http or https. */
export function link(href: string, text: string, style = ""): string {
  return `<a href="${escapeHtml(href)}" style="color:inherit;${style}">${escapeHtml(text)}</a>`;
}

/** A whole page; `preview` is what mail readers show beside the subject, `body` and `foot` are HTML. */
export function mailPage({
  title,
  preview,
  body,
  foot,
}: {
  title: string;
  preview: string;
  body: string;
  foot: string;
}): string {
  const { paper, ink, ink3, rule } = COLOURS;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${DARK}</style>
</head>
<body class="b-paper" style="margin:0;padding:0;background:${paper}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" class="b-paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${paper}">
<tr><td align="center" style="padding:24px 16px 40px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left">
<tr><td class="b-ink b-strong" style="padding:0 0 10px;border-bottom:3px solid ${ink};color:${ink};font:600 34px/1 ${SERIF};letter-spacing:-1px">Broadsheet</td></tr>
${body}
<tr><td class="b-ink3 b-rule" style="padding:20px 0 0;border-top:1px solid ${rule};color:${ink3};font:400 13px/1.5 ${SANS}">${foot}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** A row of the page. */
export function row(html: string, padding = "0"): string {
  return `<tr><td style="padding:${padding}">${html}</td></tr>`;
}
