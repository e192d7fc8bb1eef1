/** Which IP addresses are public: everything else may be this machine or a network that only it can see. */
import { BlockList, isIP } from "node:net";

/** Not globally reachable (IANA's registry of special-purpose IPv4 addresses), multicast and reserved ones included. */
const CLOSED_V4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Within global unicast: protocol assignments with Teredo, documentation, and 6to4, which carries IPv4 addresses. */
const CLOSED_V6: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const closed = new BlockList();
const openV6 = new BlockList();
openV6.addSubnet("2000::", 3, "ipv6");
// NAT64 (RFC 6052) carries an IPv4 address in the last 32 bits: open where that one is.
openV6.addSubnet("64:ff9b::", 96, "ipv6");
for (const [net, prefix] of CLOSED_V6) closed.addSubnet(net, prefix, "ipv6");
for (const [net, prefix] of CLOSED_V4) {
  closed.addSubnet(net, prefix, "ipv4");
  closed.addSubnet(`64:ff9b::${net}`, 96 + prefix, "ipv6");
}

/** True for an IPv4 or IPv6 address of the public internet; false for all others and for text that is no address. */
export function isPublicAddress(ip: string): boolean {
  switch (isIP(ip)) {
    case 4:
      return !closed.check(ip, "ipv4");
    case 6:
      return !ip.includes("%") && openV6.check(ip, "ipv6") && !closed.check(ip, "ipv6");
    default:
      return false;
  }
}
