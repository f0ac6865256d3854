import { DrizzleQueryError } from 'drizzle-orm';

/** What the driver says when a connection was lost or none came in time, and what PostgreSQL says while it stops or starts (appendix A of its manual). */
const saidOfConnections = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT', '57P01', '57P02', '57P03']);

/** What the system says of a socket: nobody listens at it, or who did is gone. */
const saidOfSockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT']);

/** `Retry-After`, in seconds: a PostgreSQL of our own that was killed is back in less. */
export const untilBack = '5';

/**
 * Whether a request failed because the database was not there: over soon, where other faults of ours stay. Where a statement was on its way, nobody
 * knows whether it was carried out. Files, S3 stores and browsers that are gone have the same codes: of what no statement stands around, only a
 * connection that could not be made counts, and S3's client marks its own.
 */
export function isAway(problem: unknown): boolean {
  const isAsked = problem instanceof DrizzleQueryError;
  const error = isAsked ? problem.cause : problem;
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  if (saidOfConnections.has(code)) return true;
  const isConnecting = 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo') && !('$metadata' in error);
  return saidOfSockets.has(code) && (isAsked || isConnecting);
}
