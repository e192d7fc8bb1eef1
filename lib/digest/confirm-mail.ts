/** The mail that asks whether somebody really wants a list, and the one that says that they have it. */
import { COLOURS, escapeHtml, link, mailPage, row, SANS, SERIF } from "@/lib/digest/mail-html";

interface Written {
  subject: string;
  html: string;
  text: string;
}

function letter(subject: string, paragraph: string, action: { url: string; name: string }, foot: string): Written {
  const { ink, ink2 } = COLOURS;
  const button = `<a class="b-button" href="${escapeHtml(action.url)}" style="display:inline-block;background:${ink};color:#fbfaf6;font:600 15px/1 ${SANS};padding:13px 18px;border-radius:2px;text-decoration:none">${escapeHtml(action.name)}</a>`;
  const address = `<div class="b-ink2" style="color:${ink2};font:400 13px/1.5 ${SANS};overflow-wrap:anywhere">${link(action.url, action.url)}</div>`;
  return {
    subject,
    html: mailPage({
      title: subject,
      preview: paragraph,
      body: [
        row(
          `<div class="b-ink" style="color:${ink};font:400 19px/1.5 ${SERIF}">${escapeHtml(paragraph)}</div>`,
          "18px 0",
        ),
        row(button, "0 0 18px"),
        row(address, "0 0 24px"),
      ].join("\n"),
      foot: escapeHtml(foot),
    }),
    text: `${paragraph}\n\n${action.name}: ${action.url}\n\n--\n${foot}\n`,
  };
}

const NOT_YOU = "If you did not ask for this, do nothing: your address is forgotten after two days.";

/** `asked` is what they asked for in words; `confirm` the whole address that confirms. */
export function confirmMail(asked: string, confirm: string): Written {
  const paragraph = `Somebody, probably you, asked for ${asked} by e-mail. It is sent once you confirm.`;
  return letter("Confirm your subscription to Broadsheet", paragraph, { url: confirm, name: "Confirm" }, NOT_YOU);
}

/** For those who ask for what they have. */
export function alreadyMail(asked: string, leave: string): Written {
  const paragraph = `You already get ${asked} by e-mail. Nothing has changed.`;
  return letter(
    "You are subscribed to Broadsheet",
    paragraph,
    { url: leave, name: "Unsubscribe" },
    "You asked for it again just now.",
  );
}
