import { expect, test } from "vitest";
import { checkAddress, DEFAULT_HOSTS } from "@/lib/ingest/fetch/check-address";
import { AddressError, PrivateAddressError } from "@/lib/ingest/fetch/fetch-error";

const rules = { hosts: DEFAULT_HOSTS };

test("https addresses of known hosts pass, without their fragment", () => {
  expect(checkAddress("https://huggingface.co/api/daily_papers?date=2025-08-12#top", rules).href).toBe(
    "https://huggingface.co/api/daily_papers?date=2025-08-12",
  );
  expect(checkAddress("https://EXPORT.arXiv.org:443/api/query", rules).href).toBe("https://export.arxiv.org/api/query");
});

test("everything else is refused", () => {
  const refused = [
    "",
    "papers",
    "http://huggingface.co/papers",
    "ftp://huggingface.co/papers",
    "file:///etc/passwd",
    "data:text/plain,hello",
    "javascript:alert(1)",
    "https://example.org/papers",
    "https://huggingface.co.example.org/",
    "https://example.org/?huggingface.co",
    "https://cdn.huggingface.co/",
    "https://huggingface.co:8443/papers",
    "https://me@huggingface.co/papers",
    "https://me:secret@huggingface.co/papers",
    "https://huggingface.co@example.org/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://localhost/",
  ];
  for (const address of refused) expect(() => checkAddress(address, rules), address).toThrow(AddressError);
});

test("a number that stands for a private address is refused even where the owner named it as a host", () => {
  const hosts = ["127.0.0.1", "::1", "10.0.0.7", "0.0.0.0"];
  for (const address of [
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://017700000001/",
    "https://[::1]/",
    "https://0/",
  ]) {
    expect(() => checkAddress(address, { hosts }), address).toThrow(PrivateAddressError);
  }
});

test("an origin that a test trusts passes, the same host on another port does not", () => {
  const trusting = { hosts: DEFAULT_HOSTS, trustedOrigins: ["http://127.0.0.1:3150"] };
  expect(checkAddress("http://127.0.0.1:3150/x", trusting).href).toBe("http://127.0.0.1:3150/x");
  expect(() => checkAddress("http://127.0.0.1:3151/x", trusting)).toThrow(AddressError);
});

test("a password is not repeated in the message", () => {
  expect(() => checkAddress("https://me:secret@huggingface.co/", rules)).toThrow(/^(?!.*secret)/);
});
