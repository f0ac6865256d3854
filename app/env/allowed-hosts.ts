import { isIP } from 'node:net';
import type { RefinementCtx } from 'zod';

const hostName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (bits === undefined) return family !== 0;
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** Host names, addresses and CIDR networks, separated by commas or blanks; in small letters. */
export function parseAllowedHosts(text: string, issues: RefinementCtx): string[] {
  const hosts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const wrong = hosts.find((host) => !isNetwork(host) && (/^[\d.]+$/.test(host) || !hostName.test(host)));
  if (wrong)
    issues.addIssue({
      code: 'custom',
      message: `should list hosts, addresses or networks like minio.internal, 10.0.0.5, 10.1.0.0/16, and "${wrong}" is none`,
    });
  return hosts;
}
