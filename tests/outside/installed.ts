/** The real S3 server is installed by its first start on a machine; begun before the tests and beside them, so that none waits for it. */
import { hasRealServer, realS3 } from './s3.ts';

export default function install(): () => Promise<void> {
  // What keeps it from starting is said by the tests that need it.
  const started = hasRealServer ? realS3().catch(() => undefined) : undefined;
  return async () => (await started)?.stop();
}
