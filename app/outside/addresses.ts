/** Which addresses the server may call: public ones, and those that the operator has named (T1). */
import { BlockList, isIP } from 'node:net';

const listOf = (...networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return list;
};

type Family = 'ipv4' | 'ipv6';

/** Whether an address is in one of these networks. They are listed when that is asked first: it takes long for something that many a server never asks. */
function within(...networks: readonly string[]): (address: string, family: Family) => boolean {
  let list: BlockList | undefined;
  return (address, family) => (list ??= listOf(...networks)).check(address, family);
}

/** This machine, private networks, carriers, links, examples, groups, and what is kept for later: RFC 6890 and its followers. */
const isPrivate4 = within(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
);
/** All that is public so far, but for tunnels (which may end anywhere) and examples. */
const isPublic6 = within('2000::/3');
const isPrivate6 = within('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20');

/** The IPv4 address within one of IPv6 that only wraps it. */
function unwrapped(address: string): string | undefined {
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dotted) return dotted;
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

export function isPublic(address: string): boolean {
  const inner = unwrapped(address);
  if (inner) return isPublic(inner);
  if (isIP(address) === 4) return !isPrivate4(address, 'ipv4');
  return isIP(address) === 6 && isPublic6(address, 'ipv6') && !isPrivate6(address, 'ipv6');
}

/** `hosts`: as GLOSS_ALLOW_HOSTS lists them. */
export class AllowedAddresses {
  readonly #names: ReadonlySet<string>;
  readonly #networks: BlockList;

  constructor(hosts: readonly string[]) {
    this.#names = new Set(hosts.filter((host) => !isIP(host.split('/')[0] ?? '')));
    this.#networks = listOf(...hosts.filter((host) => isIP(host.split('/')[0] ?? '')));
  }

  /** `host`: as it was asked for; `address`: one that it stands for. */
  allows(host: string, address: string): boolean {
    if (isPublic(address) || this.#names.has(host.toLowerCase())) return true;
    const asked = unwrapped(address) ?? address;
    return isIP(asked) !== 0 && this.#networks.check(asked, isIP(asked) === 4 ? 'ipv4' : 'ipv6');
  }
}
