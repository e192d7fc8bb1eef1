/** Addresses in mails, and the headers that mail readers make buttons of. */

export const confirmUrl = (base: string, token: string) => `${base}/subscribe/confirm?token=${token}`;
export const leaveUrl = (base: string, token: string) => `${base}/subscribe/leave?token=${token}`;

/** The name of the host that mails come from. */
export const mailHost = (base: string) => new URL(base).hostname.replace(/^\[|\]$/g, "");

/** RFC 8058 (one click), RFC 2919 (list), RFC 3834 (no automatic answers, please). */
export function listHeaders(base: string, list: string, leave: string): Record<string, string> {
  const name = list
    .replace(/[^a-z0-9]+/gi, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .toLowerCase();
  return {
    "List-Id": `<${name}.${mailHost(base)}>`,
    "List-Unsubscribe": `<${leave}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Auto-Submitted": "auto-generated",
    Precedence: "bulk",
  };
}
