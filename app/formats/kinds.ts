/** What a file is, found from its first bytes; its name only decides between kinds of text (T10). */

export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/bmp'
  | 'audio/wav'
  | 'audio/mpeg'
  | 'audio/flac'
  | 'audio/ogg'
  | 'audio/mp4'
  | 'video/mp4'
  | 'video/webm'
  | 'application/pdf';
export type TextKind = 'json' | 'csv' | 'tsv' | 'txt';
export type FileKind = { kind: 'media'; type: MediaType } | { kind: TextKind } | { kind: 'refused'; message: string };

/** Bytes needed to tell. */
export const headLength = 4096;

const latin = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
const begins = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

const signatures: [MediaType, (head: Uint8Array) => boolean][] = [
  ['image/png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  ['image/gif', (head) => /^GIF8[79]a$/.test(latin(head, 0, 6))],
  ['image/webp', (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP'],
  ['image/bmp', (head) => latin(head, 0, 2) === 'BM' && begins(head.subarray(6), 0, 0, 0, 0)],
  ['audio/wav', (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WAVE'],
  ['audio/flac', (head) => latin(head, 0, 4) === 'fLaC'],
  ['audio/ogg', (head) => latin(head, 0, 4) === 'OggS'],
  ['audio/mp4', (head) => latin(head, 4, 8) === 'ftyp' && latin(head, 8, 11) === 'M4A'],
  ['video/mp4', (head) => latin(head, 4, 8) === 'ftyp'],
  ['video/webm', (head) => begins(head, 0x1a, 0x45, 0xdf, 0xa3)],
  ['application/pdf', (head) => latin(head, 0, 5) === '%PDF-'],
  ['audio/mpeg', (head) => latin(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)],
];

const refused = (message: string): FileKind => ({ kind: 'refused', message });
const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
const textKinds: Record<string, TextKind> = {
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  txt: 'txt',
  text: 'txt',
};

/** Text that a browser would run or follow if it were shown as what it is. */
const active = /^\s*(<\?xml|<!doctype|<svg|<html|<script|<\?php)/i;

export function kindOf(name: string, head: Uint8Array): FileKind {
  const media = signatures.find(([, matches]) => matches(head));
  if (media) return { kind: 'media', type: media[0] };
  if (head.length === 0) return refused('The file is empty.');
  const extension = extensionOf(name);
  const text = new TextDecoder('utf-8').decode(head).replace(/^\uFEFF/, '');
  if (text.includes('\0'))
    return refused(
      'This is neither text nor a picture, sound or film that browsers show, nor a PDF. Take PNG, JPEG, GIF, WebP, BMP, WAV, MP3, FLAC, OGG, M4A, MP4, WebM, PDF, JSON, JSONL, CSV, TSV or TXT.',
    );
  if (active.test(text) && extension !== 'txt' && extension !== 'csv')
    return refused('SVG, HTML and XML can carry scripts and are not taken. Make a PNG of a drawing; put texts into a JSON, CSV or TXT file.');
  // Text of lines stays text whatever it begins with; elsewhere a bracket means JSON, also where the name says otherwise.
  if (extension !== 'txt' && /^\s*[[{]/.test(text)) return { kind: 'json' };
  const known = textKinds[extension];
  if (known) return { kind: known };
  return extension === ''
    ? { kind: 'txt' }
    : refused(`Files that end in .${extension.slice(0, 20)} are not known. Take JSON, JSONL, CSV, TSV or TXT, or pictures, sounds, films and PDFs.`);
}

/** Types of files that tasks show, as PostgreSQL's regular expressions write it. */
export const mediaTypes = '^((image|audio|video)/|application/pdf$)';

/** What tags call the medium of a type; undefined for files that no task shows. */
export function mediaOf(type: string): 'image' | 'audio' | 'video' | 'pdf' | undefined {
  if (type === 'application/pdf') return 'pdf';
  return (['image', 'audio', 'video'] as const).find((media) => type.startsWith(`${media}/`));
}

/** Types that are shown where they stand; everything else is only ever downloaded, PDFs too: the editor draws them itself (T9). */
export const isShown = (type: string): boolean => /^(image|audio|video)\//.test(type) && !type.includes('svg');
