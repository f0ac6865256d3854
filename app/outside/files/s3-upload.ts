/**
 * A stream into the bucket, in parts when it is large. By hand and one part after the other: so an upload holds one part in memory, and when it
 * is called off no part is still on its way that the server would keep (and charge for) after the abort.
 */
import type { CompletedPart, S3 } from '@aws-sdk/client-s3';

/** At least 5 MiB and 10,000 parts at most, says S3; so a file may have 80 GB. */
export const partSize = 8 * 1024 * 1024;

/** All of the same size but the last, as some servers demand; an empty stream is one empty part. */
async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  let given = 0;
  for await (const chunk of bytes) {
    gathered.push(chunk);
    length += chunk.length;
    if (length < partSize) continue;
    const whole = Buffer.concat(gathered);
    const full = length - (length % partSize);
    for (let at = 0; at < full; at += partSize, given++) yield whole.subarray(at, at + partSize);
    gathered = [Buffer.from(whole.subarray(full))];
    length -= full;
  }
  if (length || !given) yield Buffer.concat(gathered);
}

export type Target = { Bucket: string; Key: string };

/** Turns the errors of the server, and those alone, into what the caller shall see. */
export type Ask = <T>(answer: Promise<T>) => Promise<T>;

async function begin(client: S3, target: Target): Promise<string> {
  const { UploadId } = await client.createMultipartUpload(target);
  if (!UploadId) throw new Error('An upload was begun without an id.');
  return UploadId;
}

/** Stores all of it under the key or nothing. Rejects with the stream's own error, or with what `ask` makes of the server's. */
export async function upload(client: S3, ask: Ask, target: Target, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  let begun = false;
  let UploadId: string | undefined;
  const Parts: CompletedPart[] = [];
  try {
    for await (const Body of inParts(bytes)) {
      const isAll = !begun && Body.length < partSize;
      begun = true;
      if (isAll) await ask(client.putObject({ ...target, Body }));
      else {
        UploadId ??= await ask(begin(client, target));
        const PartNumber = Parts.length + 1;
        const { ETag } = await ask(client.uploadPart({ ...target, UploadId, PartNumber, Body }));
        Parts.push({ ETag, PartNumber });
      }
    }
    if (UploadId) await ask(client.completeMultipartUpload({ ...target, UploadId, MultipartUpload: { Parts } }));
  } catch (error) {
    if (begun) await takeBack(client, target, UploadId);
    throw error;
  }
}

/** An answer that was lost may have been a yes, so the object goes too. What fails here fails for the reason that is told already. */
async function takeBack(client: S3, target: Target, UploadId: string | undefined): Promise<void> {
  if (UploadId) await Promise.allSettled([client.abortMultipartUpload({ ...target, UploadId })]);
  await Promise.allSettled([client.deleteObject(target)]);
}
