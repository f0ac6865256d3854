/** Pictures as bytes -> a smaller one, made in a process of its own with limits of time and memory: decoders are where hostile files bite (T27). */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { buffer, text } from 'node:stream/consumers';
import { feed, findProgram } from './program.ts';

/** `width` and `height`: pixels of the picture, turned as browsers show it. `preview`, of a large one, and `thumbnail` are WebPs. `why`: a large one has no preview. */
export type Shrunk = { width: number; height: number; thumbnail: Uint8Array; preview?: Uint8Array; why?: string };

/** Types that become smaller; the others are rare among large pictures, or move. */
export const shrinkable: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** Why not, where this server has nothing to read pictures with; in the words of `picture/shrink.mjs`. */
export const noShrinker = 'the package sharp is not installed';

export type Limits = {
  /** Pictures of no more pixels than this need no preview. */
  worthPixels: number;
  /** Longest side of the preview, px. */
  longest: number;
  /** Longest side of the thumbnail, px: what a list shows, on a screen with two pixels for one. */
  thumbnail: number;
  mostPixels: number;
  /** Bytes of the whole process. */
  mostMemory: number;
  mostMs: number;
};
export const limits: Limits = {
  worthPixels: 4_000_000,
  longest: 2048,
  thumbnail: 160,
  mostPixels: 500_000_000,
  mostMemory: 1_500_000_000,
  mostMs: 60_000,
};

/** Undefined where the picture is small already; why not, where it cannot be read. `program` is what reads it. */
export async function shrinkPicture(
  type: string,
  bytes: AsyncIterable<Uint8Array>,
  given: Partial<Limits> = {},
  program = findProgram('app/formats/picture/shrink.mjs'),
): Promise<Shrunk | string | undefined> {
  const all = { ...limits, ...given };
  // It knows nothing of the server: neither its environment nor its secrets.
  const child = spawn(execPath, [program, type, JSON.stringify(all)], { env: {}, timeout: all.mostMs, killSignal: 'SIGKILL' });
  const ended = new Promise<string>((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (_code, signal) => done(signal === null ? '' : `it takes longer than ${all.mostMs / 1000} s to read`));
  });
  const [end, out, said] = await Promise.all([ended, buffer(child.stdout), text(child.stderr), feed(child.stdin, bytes)]);
  return end || said || told(out);
}

/** The line that stands before the pictures; numbers of bytes. */
type Head = { width: number; height: number; thumbnail: number; preview: number; none?: string };

function told(out: Buffer): Shrunk | string | undefined {
  const end = out.indexOf('\n');
  const { width, height, thumbnail, preview, none } = JSON.parse(out.subarray(0, end).toString()) as Head;
  if (thumbnail === 0) return none || undefined;
  const [first, second] = [end + 1, end + 1 + thumbnail];
  return { width, height, thumbnail: out.subarray(first, second), ...(preview ? { preview: out.subarray(second) } : { why: none }) };
}
