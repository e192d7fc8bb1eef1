/**
 * Mail through any SMTP server (RFC 5321). The dialogue is led here step by step and not by nodemailer's transport,
 * because what a failure means depends on the step: before the message is handed over it may be tried again, after that
 * only the server's own refusal says that it was not taken.
 */
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { z } from "zod";

export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** `<…@…>` */
  messageId: string;
  headers: Record<string, string>;
}

export type Delivery =
  | { kind: "accepted" }
  /** The server asks to come back (4xx). */
  | { kind: "later"; reason: string }
  /** The server will never take this mail (5xx). */
  | { kind: "refused"; reason: string }
  /** Cut off while it was handed over: it may have arrived. */
  | { kind: "unknown"; reason: string }
  /** The server cannot be used at all: not there, no login, no sender. No mail was handed over. */
  | { kind: "unavailable"; reason: string };

export interface Mailer {
  deliver: (mail: Mail) => Promise<Delivery>;
  close: () => void;
}

/** What nodemailer says of a failure, as far as it is read here. */
const errorSchema = z.object({
  /** One line. */
  message: z.string().transform((text) => text.replace(/\s+/g, " ").slice(0, 300)),
  responseCode: z.number().nullable().catch(null),
  code: z.string().nullable().catch(null),
  command: z.string().nullable().catch(null),
});
type SmtpError = z.infer<typeof errorSchema>;

/** "Bad sequence of commands": of the dialogue, not of the mail. */
const OUT_OF_STEP = 503;
const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };

/** Logs in; rejects where any step of that fails. */
function connect(smtpUrl: string, name: string): Promise<SMTPConnection> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({ ...TIMEOUTS, ...options, name });
  return new Promise((resolve, reject) => {
    connection.on("error", reject);
    connection.on("end", () => reject(new Error("The server closed the connection.")));
    connection.connect((failure) => {
      if (failure) reject(failure);
      else if (auth === undefined) resolve(connection);
      else connection.login(auth, (refused) => (refused ? reject(refused) : resolve(connection)));
    });
  });
}

function handOver(connection: SMTPConnection, from: string, to: string, message: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.once("end", () => reject(new Error("The server closed the connection.")));
    connection.send({ from, to: [to] }, message, (failure) => (failure ? reject(failure) : resolve()));
  });
}

/** What a failure while a mail was handed over means. */
function judge({ responseCode, code, command, message: reason }: SmtpError): Delivery {
  const ofSender = command === "MAIL FROM";
  if (responseCode !== null && responseCode >= 400) {
    if (ofSender) return { kind: "unavailable", reason };
    return { kind: responseCode < 500 || responseCode === OUT_OF_STEP ? "later" : "refused", reason };
  }
  // Refused by nodemailer itself, before anything was sent: an address that is none.
  if (code === "EENVELOPE" || code === "EMESSAGE") return { kind: "refused", reason };
  return { kind: "unknown", reason };
}

/**
 * Mails one after the other over one connection, which is opened anew after each that was not taken. `from` is an address
 * with or without a name; `name` is what this host calls itself.
 */
export function openMailer({ smtpUrl, from, name }: { smtpUrl: string; from: string; name: string }): Mailer {
  let open: SMTPConnection | null = null;
  const drop = () => {
    open?.close();
    open = null;
  };
  return {
    async deliver(mail) {
      const composed = new MailComposer({ ...mail, from, textEncoding: "quoted-printable" }).compile();
      const message = await composed.build();
      const envelope = composed.getEnvelope();
      try {
        open ??= await connect(smtpUrl, name);
      } catch (error) {
        drop();
        return { kind: "unavailable", reason: errorSchema.parse(error).message };
      }
      const connection = open;
      connection.removeAllListeners("error").removeAllListeners("end");
      try {
        await handOver(connection, envelope.from || from, mail.to, message);
        // Between two mails nobody waits for the connection.
        connection.removeAllListeners("error").removeAllListeners("end").on("error", drop).on("end", drop);
        return { kind: "accepted" };
      } catch (error) {
        connection.on("error", () => undefined);
        drop();
        return judge(errorSchema.parse(error));
      }
    },
    close() {
      open?.quit();
      open = null;
    },
  };
}
