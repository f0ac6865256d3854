/** The samples of a WAV whose server sends parts of it: only what is in sight is fetched, in pages that are kept for a while. */
import { readShape, sampleReader, type WavShape } from '#app/core/sound/wav-shape.ts';
import { unreachable, type Opening, type Samples } from './samples.ts';

const headerBytes = 1 << 16;
const pageBytes = 1 << 18;
/** What may be in sight at once, and twice that is kept. */
const mostPages = 96;

/** undefined: this is no WAV that can be read, or its server sends no parts. */
export async function openParts({ url, signal }: Opening): Promise<Samples | undefined> {
  const response = await fetchPart(url, 0, headerBytes, signal);
  const isPart = response.status === 206;
  const bytes = isPart ? new Uint8Array(await response.arrayBuffer()) : undefined;
  if (!bytes) await response.body?.cancel();
  const shape = bytes && readShape(bytes);
  // Servers elsewhere need not let us read how long the file is; then its header has to say so.
  const size = Number(response.headers.get('content-range')?.split('/')[1]) || undefined;
  return typeof shape === 'object' ? createParts(url, shape, Math.min(size ?? Infinity, shape.dataStart + shape.dataLength), signal) : undefined;
}

async function fetchPart(url: string, from: number, to: number, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { headers: { range: `bytes=${from}-${to - 1}` }, signal }).catch(() => undefined);
  if (!response?.ok) throw new Error(unreachable);
  return response;
}

function createParts(url: string, shape: WavShape, end: number, signal: AbortSignal): Samples {
  const { channels, rate, bits, dataStart } = shape;
  const width = bits / 8;
  const frame = width * channels;
  const readSample = sampleReader(shape);
  // Pages begin with whole frames, so that no sample lies on two of them.
  const page = pageBytes - (pageBytes % frame);
  const pages = new Map<number, DataView>();
  const length = Math.max(0, Math.floor((end - dataStart) / frame));

  function missing(from: number, to: number): { first: number; last: number } | undefined {
    const wanted = range(Math.max(0, from), Math.min(length, to));
    const absent = wanted.filter((number) => !pages.has(number));
    return absent.length > 0 ? { first: absent[0]!, last: absent.at(-1)! } : undefined;
  }

  function range(from: number, to: number): number[] {
    const [first, last] = [Math.floor((from * frame) / page), Math.floor((Math.max(from, to - 1) * frame) / page)];
    return from < to ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [];
  }

  async function fetchPages(first: number, last: number): Promise<void> {
    const response = await fetchPart(url, dataStart + first * page, Math.min(end, dataStart + (last + 1) * page), signal);
    if (response.status !== 206) throw new Error(unreachable);
    const buffer = await response.arrayBuffer();
    for (let number = first; number <= last; number += 1) {
      const at = (number - first) * page;
      pages.set(number, new DataView(buffer, Math.min(at, buffer.byteLength), Math.max(0, Math.min(page, buffer.byteLength - at))));
    }
    for (const number of pages.keys()) if (pages.size > 2 * mostPages && (number < first || number > last)) pages.delete(number);
  }

  function sample(at: number, channel: number): number {
    const byte = at * frame + channel * width;
    const view = pages.get(Math.floor(byte / page));
    const place = byte % page;
    return view && place + width <= view.byteLength ? readSample(view, place) : 0;
  }

  return {
    rate,
    channels,
    length,
    most: Math.floor((mostPages * page) / frame),
    fetch(from, to) {
      const absent = missing(from, to);
      return absent && fetchPages(absent.first, absent.last);
    },
    read(into, from, channel) {
      for (let index = 0; index < into.length; index += 1) {
        const at = from + index;
        into[index] = 0;
        if (at < 0 || at >= length) continue;
        if (channel !== undefined) into[index] = sample(at, channel);
        else for (let each = 0; each < channels; each += 1) into[index]! += sample(at, each) / channels;
      }
    },
  };
}
