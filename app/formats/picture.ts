/** Pictures as bytes -> a smaller one, made in a process of its own with limits of time and memory: decoders are where hostile files bite (T27). */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { buffer, text } from 'node:stream/consumers';
import { feed, findProgram } from './program.ts';

/** `width` and `height`: pixels of the large one, turned as browsers show it. `bytes`: a WebP. */
export type Shrunk = { width: number; height: number; bytes: Uint8Array };

/** Types that become smaller; the others are rare among large pictures, or move. */
export const shrinkable: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** Why not, where this server has nothing to read pictures with; in the words of `picture/shrink.mjs`. */
export const noShrinker = 'the package sharp is not installed';

export type Limits = {
  /** Pictures of no more pixels than this stay as they are. */
  worthPixels: number;
  /** Longest side of the small one, px. */
  longest: number;
  mostPixels: number;
  /** Bytes of the whole process. */
  mostMemory: number;
  mostMs: number;
};
export const limits: Limits = { worthPixels: 4_000_000, longest: 2048, mostPixels: 500_000_000, mostMemory: 1_500_000_000, mostMs: 60_000 };

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

function told(out: Buffer): Shrunk | string | undefined {
  const end = out.indexOf('\n');
  const head = JSON.parse(out.subarray(0, end).toString()) as { none: string } | { width: number; height: number };
  return 'none' in head ? head.none || undefined : { ...head, bytes: out.subarray(end + 1) };
}
