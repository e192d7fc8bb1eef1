/** Why an address could not be read: one class per cause, one sentence each. */

/** Any of the causes below. Its message is a sentence: the address, what is wrong with it, a full stop. */
export abstract class FetchError extends Error {
  /** True where the same request may succeed a little later. */
  readonly mayPass: boolean = false;
  /** How long the server asks to be left alone, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null = null;

  /** `reason` reads on from the address. */
  constructor(
    readonly address: string,
    readonly reason: string,
  ) {
    super(`${address} ${reason}.`);
  }
}

/** The address is not one we read: no address at all, not https, another host, a port or a name with a password. */
export class AddressError extends FetchError {
  override name = "AddressError";
}

/** The name of the host leads to this machine or into a private network. */
export class PrivateAddressError extends FetchError {
  override name = "PrivateAddressError";
  constructor(host: string, ip: string) {
    super(host, `leads to ${ip}, which is no public address`);
  }
}

/** Redirects go in circles, are too many, lead where they may not, or nowhere. */
export class RedirectError extends FetchError {
  override name = "RedirectError";
}

/** The server answered with a status other than success. */
export class StatusError extends FetchError {
  override name = "StatusError";
  override readonly mayPass: boolean;
  constructor(
    address: string,
    readonly status: number,
    phrase: string,
    override readonly retryAfterMs: number | null,
  ) {
    super(address, `answered ${status}${phrase === "" ? "" : ` ${phrase}`}`);
    this.mayPass = status === 408 || status === 429 || (status >= 500 && status !== 501);
  }
}

/** The answer is of a kind we do not read, such as an image. */
export class ContentTypeError extends FetchError {
  override name = "ContentTypeError";
  constructor(address: string, contentType: string | null) {
    super(address, `answered with ${contentType ?? "content of no stated type"}, which is not read here`);
  }
}

/** The answer is packed in a way that was not asked for. */
export class ContentEncodingError extends FetchError {
  override name = "ContentEncodingError";
  constructor(address: string, encoding: string) {
    super(address, `answered in the encoding ${encoding}, which is not read here`);
  }
}

/** The answer is larger than the bound, packed or unpacked. Reading stopped there. */
export class TooLargeError extends FetchError {
  override name = "TooLargeError";
  constructor(address: string, maxBytes: number) {
    super(address, `answered with more than ${maxBytes} bytes`);
  }
}

/** A list goes on and on, part after part. */
export class EndlessListError extends FetchError {
  override name = "EndlessListError";
  constructor(address: string, parts: number) {
    super(address, `has more than ${parts} parts`);
  }
}

const MISSING = {
  connect: "could not be reached",
  headers: "began no answer",
  body: "did not finish its answer",
};

/** A bound of time passed. */
export class TimeoutError extends FetchError {
  override name = "TimeoutError";
  override readonly mayPass = true;
  constructor(address: string, phase: keyof typeof MISSING, ms: number) {
    super(address, `${MISSING[phase]} within ${ms / 1000} s`);
  }
}

/** The answer broke off before its end, or is damaged. */
export class BrokenAnswerError extends FetchError {
  override name = "BrokenAnswerError";
  override readonly mayPass = true;
  constructor(address: string) {
    super(address, "broke off in the middle of its answer");
  }
}

/** Codes of failures that waiting does not heal: no such name, a certificate that does not hold. */
const LASTING = /^(?:ENOTFOUND|CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_|UNABLE_TO_)/;

/** No connection, or a connection that failed before an answer. */
export class NetworkError extends FetchError {
  override name = "NetworkError";
  override readonly mayPass: boolean;
  constructor(
    address: string,
    readonly code: string,
  ) {
    super(address, `cannot be reached (${code})`);
    this.mayPass = !LASTING.test(code);
  }
}

/** True where the next address of the same site will most likely fail too: it, or the way to it, is in trouble. */
export function isTroubleOfSite(error: FetchError): boolean {
  return error.mayPass || error instanceof NetworkError || error instanceof PrivateAddressError;
}
