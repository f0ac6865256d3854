/**
 * What went wrong with the bucket, in words of our own: nothing that the server wrote is repeated (T6), neither in the message nor as a cause,
 * because behind S3_ENDPOINT may answer something else than an S3 server.
 */
export class StoreProblem extends Error {
  override name = 'StoreProblem';
  /** `why` goes on after "because". `isGone`: it is this one file that cannot be had. */
  constructor(
    url: string,
    readonly why: string,
    readonly isGone = false,
  ) {
    super(`The file store ${url} failed, because ${why}.`);
  }
}

const keyNames = 'HEARTEX_AWS_ACCESS_KEY_ID or AWS_ACCESS_KEY_ID';
const secretNames = 'HEARTEX_AWS_SECRET_ACCESS_KEY or AWS_SECRET_ACCESS_KEY';
const otherRegion = 'the bucket is in another region; check HEARTEX_S3_REGION or S3_REGION';
const forbidden = 'the access key may not do this there; allow it to put, get and delete objects, and to abort multipart uploads';

/** By the error codes of S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const byName: Record<string, string> = {
  NoSuchBucket: 'there is no such bucket; make it, or check FILES_URL',
  NoSuchKey: 'the file is not there',
  NotFound: 'the file is not there',
  InvalidAccessKeyId: `the server does not know the access key; check ${keyNames}`,
  SignatureDoesNotMatch: `the secret does not belong to the access key; check ${secretNames}`,
  AccessDenied: forbidden,
  PermanentRedirect: otherRegion,
  AuthorizationHeaderMalformed: otherRegion,
  RequestTimeTooSkewed: "the clocks of this machine and of the server differ; set this machine's clock",
  SlowDown: 'the server is asked for too much at once; try again later',
};

const byStatus: Record<number, string> = {
  301: otherRegion,
  307: otherRegion,
  401: forbidden,
  403: forbidden,
  404: 'the file is not there',
};

type Failure = { name?: string; code?: unknown; $metadata?: { httpStatusCode?: number } };

function whyOf({ name = '', code, $metadata }: Failure, endpoint: string | undefined): string {
  const status = $metadata?.httpStatusCode;
  const known = byName[name] ?? byStatus[status ?? 0];
  if (known) return known;
  const server = endpoint ? `the server at ${new URL(endpoint).origin}` : 'Amazon S3';
  const check = endpoint ? 'S3_ENDPOINT' : 'the network and S3_REGION';
  // Node's own codes, like ECONNREFUSED or CERT_HAS_EXPIRED.
  const reason = typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : name;
  if (/CERT|TLS|SSL|EPROTO/.test(reason)) return `${server} offers no safe connection (${reason}); check ${check}`;
  if (reason === code || reason === 'TimeoutError') return `${server} cannot be reached (${reason}); check ${check}`;
  return `${server} does not answer as S3 does${status ? ` (status ${status})` : ''}; check ${check}`;
}

export const isMissing = (error: unknown): boolean =>
  (error as Failure).$metadata?.httpStatusCode === 404 && (error as Failure).name !== 'NoSuchBucket';

/** Whoever may not list a bucket hears this of files that are not there. */
const isShutOff = (error: unknown): boolean => (error as Failure).name === 'AccessDenied';

/** A range outside the file. */
export const isOutside = (error: unknown): boolean => (error as Failure).$metadata?.httpStatusCode === 416;

/** @param at the store as FILES_URL and S3_ENDPOINT have it; @param error absent: an answer that says nothing wrong and is not right either */
export const problemOf = (at: { url: string; endpoint?: string }, error: unknown = {}): StoreProblem =>
  new StoreProblem(at.url, whyOf(error as Failure, at.endpoint), isMissing(error) || isShutOff(error));
