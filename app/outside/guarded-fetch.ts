/**
 * Files from addresses that people type: only http and https, only hosts the server may call, asked again at each redirect; a name is looked
 * up once, and what was checked is what is connected to (T1-T4). What comes back is never shown, only that it did not come (T6).
 */
import { lookup as lookUp } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSafe } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AllowedAddresses } from './addresses.ts';

/** `name`: from the address, for people. `bytes` ends with FetchProblem when it comes too slowly. */
export type Fetched = { name: string; bytes: AsyncIterable<Uint8Array> };
export type GuardedFetch = (url: string) => Promise<Fetched>;
/** A sentence. */
export class FetchProblem extends Error {}

type Address = { address: string; family: number };
export type FetchLimits = { redirects: number; answerMs: number; totalMs: number };
/** `resolve`: the addresses of a name. */
export type FetchRules = { allowHosts: readonly string[]; limits?: Partial<FetchLimits>; resolve?: (host: string) => Promise<Address[]> };

const fetchLimits: FetchLimits = { redirects: 5, answerMs: 15_000, totalMs: 10 * 60_000 };
const notAllowed = (host: string): FetchProblem =>
  new FetchProblem(
    `The server may not call ${host}: it is in a private network. Ask the operator to name it in GLOSS_ALLOW_HOSTS, or upload the file.`,
  );

export function guardedFetch({ allowHosts, limits: given, resolve = (host) => lookUp(host, { all: true }) }: FetchRules): GuardedFetch {
  const allowed = new AllowedAddresses(allowHosts);
  const limits = { ...fetchLimits, ...given };

  /** Refuses a name when any of its addresses is refused: which one is connected to is chance. */
  const addressesOf = async (host: string): Promise<Address[]> => {
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host);
    if (addresses.length === 0 || addresses.some(({ address }) => !allowed.allows(host, address))) throw notAllowed(host);
    return addresses;
  };

  return async (text) => {
    let url = readUrl(text);
    const patience = patienceOf(limits);
    for (let turn = 0; turn <= limits.redirects; turn += 1) {
      const answer = await ask(url, await told(addressesOf(hostOf(url)), url, patience), patience);
      const next = locationOf(answer);
      if (next === undefined) return { name: nameOf(url, answer), bytes: bytesOf(answer, url, patience) };
      answer.destroy();
      url = readUrl(next, url);
    }
    throw new FetchProblem(
      `${url.host} sends from one address to the next, more than ${limits.redirects} times. Give the address of the file itself.`,
    );
  };
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

function readUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new FetchProblem('This is no address. It should look like https://example.org/data.csv');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchProblem('Only addresses with http or https are fetched.');
  if (url.username || url.password) throw new FetchProblem('Addresses with a name and password in them are not fetched. Upload the file instead.');
  return url;
}

/** `signal` ends everything when it is too late in all; `giveUp` when nothing has come for `answerMs`. */
type Patience = { signal: AbortSignal; giveUp: () => void; answerMs: number };
function patienceOf({ totalMs, answerMs }: FetchLimits): Patience {
  const pause = new AbortController();
  return { signal: AbortSignal.any([AbortSignal.timeout(totalMs), pause.signal]), giveUp: () => pause.abort(), answerMs };
}

/** What goes wrong on the way, in our words. */
async function told<T>(work: Promise<T>, { host }: URL, { signal }: Patience): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FetchProblem) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (signal.aborted) throw new FetchProblem(`${host} takes too long to answer. Try again later, or upload the file.`);
    throw new FetchProblem(
      `${host} cannot be reached (${/^[A-Z][A-Z0-9_]+$/.test(code ?? '') ? code : 'the connection broke'}). Check the address, or upload the file.`,
    );
  }
}

function ask(url: URL, addresses: Address[], patience: Patience): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses as [Address];
    if (all) done(null, addresses as never);
    else done(null, first.address, first.family);
  };
  const request = url.protocol === 'https:' ? requestSafe : requestPlain;
  const answer = new Promise<IncomingMessage>((done, fail) => {
    const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Gloss' };
    const asking = request(url, { agent: false, lookup, signal: patience.signal, headers, timeout: patience.answerMs }, done);
    asking.on('error', fail);
    asking.on('timeout', patience.giveUp);
    asking.end();
  });
  return told(answer, url, patience);
}

/** Where it leads on; undefined where the file itself comes. @throws FetchProblem for any other answer */
function locationOf(answer: IncomingMessage): string | undefined {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 200 && (headers['content-encoding'] ?? 'identity') === 'identity') return undefined;
  if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location) return headers.location;
  answer.destroy();
  throw new FetchProblem(
    statusCode === 200
      ? 'The file comes packed though it was asked for as it is. Download it, and upload it here.'
      : `The address answered with status ${statusCode}, not with a file. Open it in a browser to see why.`,
  );
}

async function* bytesOf(answer: IncomingMessage, url: URL, patience: Patience): AsyncIterable<Uint8Array> {
  const chunks = (answer as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  try {
    for (let next = await told(chunks.next(), url, patience); !next.done; next = await told(chunks.next(), url, patience)) yield next.value;
  } finally {
    answer.destroy();
  }
}

/** What servers say that a text is, where its name does not: it only decides between kinds of text. */
const endings: Record<string, string> = {
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'text/html': '.html',
  'application/json': '.json',
};

function nameOf({ pathname }: URL, { headers }: IncomingMessage): string {
  const last = pathname.split('/').findLast(Boolean) ?? 'file';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // It stays as it is written.
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /\.[a-z\d]{1,5}$/i.test(name) || !Object.hasOwn(endings, type) ? name : name + endings[type]!;
}
