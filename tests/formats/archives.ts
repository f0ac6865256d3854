/** Archives made by hand, byte by byte, so that they may be as wrong as a stranger's. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { ArchiveBytes } from '#app/formats/archive.ts';

type Sized = readonly [value: number | bigint, bytes: 1 | 2 | 4 | 8];
function numbers(...all: Sized[]): Buffer {
  return Buffer.concat(
    all.map(([value, bytes]) => {
      const made = Buffer.alloc(8);
      made.writeBigUInt64LE(BigInt(value));
      return made.subarray(0, bytes);
    }),
  );
}

/** `declared` and the like stand in the directory instead of what is true. */
export type ZipFile = {
  name: string | Buffer;
  content?: string | Buffer;
  deflate?: boolean;
  method?: number;
  flags?: number;
  /** Of Unix: type and rights. */
  mode?: number;
  declared?: number;
  crc?: number;
  /** Where its bytes are said to lie. */
  offset?: number;
  extra?: Buffer;
};

export function zip(files: ZipFile[], { comment = '' }: { comment?: string } = {}): Buffer {
  const [bodies, lines]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const {
    name: given,
    content: text = '',
    deflate = false,
    method = deflate ? 8 : 0,
    flags = 0,
    mode,
    declared,
    extra = Buffer.alloc(0),
    ...file
  } of files) {
    const [name, content] = [Buffer.from(given as string), Buffer.from(text as string)];
    const packed = deflate ? deflateRawSync(content) : content;
    const [size, crc] = [declared ?? content.length, file.crc ?? crc32(content)];
    const shared = numbers(
      [20, 2],
      [flags, 2],
      [method, 2],
      [0, 2],
      [33, 2],
      [crc, 4],
      [packed.length, 4],
      [Math.min(size, 0xff_ff_ff_ff), 4],
      [name.length, 2],
    );
    const attributes = mode === undefined ? 0 : mode * 65_536;
    lines.push(
      numbers([0x02_01_4b_50, 4], [mode === undefined ? 20 : 0x03_14, 2]),
      shared,
      numbers([extra.length, 2], [0, 2], [0, 2], [0, 2], [attributes, 4], [file.offset ?? offset, 4]),
      name,
      extra,
    );
    const body = Buffer.concat([numbers([0x04_03_4b_50, 4]), shared, numbers([0, 2]), name, packed]);
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(lines);
  const end = numbers(
    [0x06_05_4b_50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [directory.length, 4],
    [offset, 4],
    [comment.length, 2],
  );
  return Buffer.concat([...bodies, directory, end, Buffer.from(comment)]);
}

/** A field for numbers that do not fit into 32 bits. */
export const wideField = (...values: number[]): Buffer => numbers([1, 2], [values.length * 8, 2], ...values.map((value) => [value, 8] as const));

/** RAR 5 writes numbers in sevens of bits. */
function vint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
}

function block(type: number, fields: Buffer, { extra = Buffer.alloc(0), data = Buffer.alloc(0) } = {}): Buffer {
  const flags = (extra.length ? 1 : 0) + (data.length || type === 2 ? 2 : 0);
  const head = Buffer.concat([
    vint(type),
    vint(flags),
    ...(flags & 1 ? [vint(extra.length)] : []),
    ...(flags & 2 ? [vint(data.length)] : []),
    fields,
    extra,
  ]);
  const sized = Buffer.concat([vint(head.length), head]);
  return Buffer.concat([numbers([crc32(sized), 4]), sized, data]);
}

/** `link`: where it leads. `dictionary`: 128 kB, doubled so many times; `method` 1 to 5 packs. */
export type RarFile = {
  name: string;
  content?: string | Buffer;
  folder?: boolean;
  link?: string;
  encrypted?: boolean;
  declared?: number;
  crc?: number;
  method?: number;
  dictionary?: number;
};

/** RAR 5, its files stored as they are. */
export function rar(files: RarFile[], { volume = false } = {}): Buffer {
  const parts = files.map(({ name, content: text = '', folder = false, link, encrypted = false, declared, crc, method = 0, dictionary = 0 }) => {
    const content = Buffer.from(text as string);
    const record = (type: number, ...fields: Buffer[]): Buffer => {
      const body = Buffer.concat([vint(type), ...fields]);
      return Buffer.concat([vint(body.length), body]);
    };
    const extra = Buffer.concat([
      ...(link === undefined ? [] : [record(5, vint(1), vint(0), vint(Buffer.byteLength(link)), Buffer.from(link))]),
      ...(encrypted ? [record(1, vint(0), vint(0), Buffer.from([15]), Buffer.alloc(32, 7))] : []),
    ]);
    const fields = [
      vint((folder ? 1 : 0) + 4),
      vint(declared ?? content.length),
      vint(0o100_644),
      numbers([crc ?? crc32(content), 4]),
      vint(method * 128 + dictionary * 1024),
      vint(1),
      vint(Buffer.byteLength(name)),
      Buffer.from(name),
    ];
    return block(2, Buffer.concat(fields), { extra, data: content });
  });
  return Buffer.concat([Buffer.from('Rar!\x1A\x07\x01\x00', 'latin1'), block(1, volume ? vint(1) : vint(0)), ...parts, block(5, vint(0))]);
}

/** Bytes in memory as if they lay in the store, read in pieces; `reads` counts what was asked for. */
export function stored(all: Buffer, piece = 1000): ArchiveBytes & { reads: number } {
  const bytes = {
    size: all.length,
    reads: 0,
    async *read(start: number, end: number): AsyncIterable<Uint8Array> {
      for (let at = start; at <= end && at < all.length; at += piece) {
        const chunk = all.subarray(at, Math.min(at + piece, end + 1));
        bytes.reads += chunk.length;
        yield chunk;
      }
    },
  };
  return bytes;
}
