/**
 * Which addresses a tenant's URL may lead to: the public ones. Asked of every address a name resolves to, at the moment of the
 * connection, so a name that is changed between a check and its use gains nothing. An installation says its exceptions.
 */
import { BlockList, isIP } from 'node:net';

/** Loopback, private, link-local (where clouds keep their metadata), carriers' own, documentation, multicast, and ways around those. */
const NOT_PUBLIC = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16',
  '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
];

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    const version = isIP(address);
    if (version === 0 || !/^\d+$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) throw new Error(`"${range}" is not a range of addresses, such as 10.0.0.0/8.`);
    list.addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

export class Addresses {
  private readonly refused = listOf(NOT_PUBLIC);
  private readonly allowed: BlockList;

  /** @param exceptions ranges that are allowed though they are not public @throws Error for what is no range */
  constructor(exceptions: readonly string[]) {
    this.allowed = listOf(exceptions);
  }

  /** @param address of a socket, not a name */
  mayReach(address: string): boolean {
    const version = isIP(address);
    if (version === 0) return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    return this.allowed.check(address, family) || !this.refused.check(address, family);
  }
}
