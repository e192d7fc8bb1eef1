import { expect, test } from "vitest";
import { isPublicAddress } from "@/lib/ingest/fetch/public-address";

test("addresses of the public internet are public", () => {
  for (const ip of ["1.1.1.1", "151.101.3.42", "172.15.255.255", "172.32.0.0", "192.169.0.1", "223.255.255.255"]) {
    expect(isPublicAddress(ip), ip).toBe(true);
  }
  for (const ip of ["2a04:4e42::644", "2600:9000:2490:6a00:17:b174:6d00:93a1", "64:ff9b::101:101"]) {
    expect(isPublicAddress(ip), ip).toBe(true);
  }
});

test("loopback, private, link-local, shared, reserved and multicast IPv4 addresses are not", () => {
  const refused = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.170",
    "192.168.1.1",
    "198.19.0.1",
    "224.0.0.251",
    "240.0.0.1",
    "255.255.255.255",
  ];
  for (const ip of refused) expect(isPublicAddress(ip), ip).toBe(false);
});

test("IPv6 addresses that are local or carry a local IPv4 address are not", () => {
  const refused = [
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "2600::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::fb",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "3fff::1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b::a9fe:a9fe",
    "100::1",
  ];
  for (const ip of refused) expect(isPublicAddress(ip), ip).toBe(false);
});

test("text that is no address is not", () => {
  for (const ip of ["", "localhost", "127.1", "1.2.3", "[::1]", "0x7f000001"]) {
    expect(isPublicAddress(ip), ip).toBe(false);
  }
});
