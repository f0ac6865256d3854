import { z } from 'zod';

import { EnvProblem } from '#app/core/cannot-start.ts';
import type { S3Place } from '#app/outside/files/s3.ts';

type Where = Pick<S3Place, 'bucket' | 'prefix'>;
type Given = Partial<S3Place['credentials']> & Pick<S3Place, 'region' | 'endpoint'>;

/** Folders with these names mean another place to some programs on the way to the bucket. */
const isPart = (part: string): boolean => !['', '.', '..'].includes(part);

/** Bucket and prefix; a slash at the end says nothing. */
export function parseFilesUrl(text: string, issues: z.RefinementCtx): Where {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([^?#\s]*?)\/?)?$/.exec(text) ?? [];
  if (bucket && (prefix === '' || prefix.split('/').every(isPart))) return { bucket, prefix };
  issues.addIssue({ code: 'custom', message: 'should look like s3://bucket/prefix' });
  return z.NEVER;
}

/** What FILES_URL and the S3 names say together. Throws EnvProblem when there is a bucket and no pair of credentials for it. */
export function filesPlace(where: Where | undefined, { accessKeyId, secretAccessKey, region, endpoint }: Given): S3Place | undefined {
  if (!where) return undefined;
  if (!accessKeyId) throw new EnvProblem('AWS_ACCESS_KEY_ID is missing: it goes with FILES_URL and should be the access key for the bucket.');
  if (!secretAccessKey) throw new EnvProblem('AWS_SECRET_ACCESS_KEY is missing: it goes with FILES_URL and should be the secret of the access key.');
  return { ...where, endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}
