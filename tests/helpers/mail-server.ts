/** A real mail server for a test: takes, refuses, puts off or hangs up, as the test says for each reader. */
import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** When a mail for somebody is not simply taken. */
export type Behaviour =
  | { step: "rcpt" | "data"; code: number }
  /** The whole mail came, but the connection breaks before the server says so. */
  | "breaks-after-data"
  /** The mail is taken, and the test is told before the server says so. */
  | "waits-after-data"
  | "takes";

export interface Received {
  to: string;
  mail: Email;
}

export interface MailServer {
  url: string;
  /** Mails that were taken, whole, in their order; also those whose taking was never said. */
  received: Received[];
  /** For the next mail to an address, and those after it. */
  behave: (to: string, behaviour: Behaviour) => void;
  /** Settles when a mail with "waits-after-data" has come. */
  waited: Promise<void>;
  close: () => Promise<void>;
}

class SmtpFailure extends Error {
  constructor(readonly responseCode: number) {
    super(responseCode < 500 ? "try again later" : "no such mailbox");
  }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Listens on a free port of 127.0.0.1. */
export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const behaviours = new Map<string, Behaviour>();
  let tell: () => void = () => undefined;
  const waited = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      const behaviour = behaviours.get(address);
      const fails = typeof behaviour === "object" && behaviour.step === "rcpt";
      done(fails ? new SmtpFailure(behaviour.code) : null);
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      const behaviour = behaviours.get(to) ?? "takes";
      const take = async () => {
        const mail = await PostalMime.parse(await readAll(stream));
        if (typeof behaviour === "object") return done(new SmtpFailure(behaviour.code));
        received.push({ to, mail });
        if (behaviour === "waits-after-data") return tell();
        if (behaviour === "breaks-after-data") {
          for (const connection of server.connections) connection._socket?.destroy();
          return;
        }
        done(null, "taken");
      };
      take().catch(done);
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (to, behaviour) => void behaviours.set(to, behaviour),
    waited,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
