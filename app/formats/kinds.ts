/** What a file is, found from its first bytes; its name only decides between kinds of text, and whether what MP4 holds is only sound (T10). */
import { notUtf32, wideEncoding } from './read/decode.ts';

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
export type TextKind = 'json' | 'csv' | 'tsv' | 'txt' | 'html';
/** `part`: nothing by itself, but it may be one of several files that hold labels; `message` is for where it is not. */
export type FileKind =
  | { kind: 'media'; type: MediaType }
  | { kind: TextKind }
  | { kind: 'archive'; archive: 'zip' | 'rar' }
  | { kind: 'part'; message: string }
  | { kind: 'refused'; message: string };

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
  ['audio/mp4', (head) => latin(head, 4, 8) === 'ftyp' && /^M4[AB]$/.test(latin(head, 8, 11))],
  ['video/mp4', (head) => latin(head, 4, 8) === 'ftyp'],
  ['video/webm', (head) => begins(head, 0x1a, 0x45, 0xdf, 0xa3)],
  ['application/pdf', (head) => latin(head, 0, 5) === '%PDF-'],
  ['audio/mpeg', (head) => latin(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)],
];

/** Phones record sounds under the brands of films (isom, mp42), and what tracks there are may stand at the very end. */
const soundOnly = /^m4[ab]$/;

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
  html: 'html',
  htm: 'html',
  xhtml: 'html',
};

/** Drawings and other XML, which browsers would run or follow if they were shown as what they are. */
const activeMessage = 'SVG and XML can carry scripts and are not taken. Make a PNG of a drawing; put texts into a JSON, CSV, TXT or HTML file.';
const active = /^\s*(<\?xml|<!doctype (svg|annotation)|<svg|<script|<\?php)/i;
/** Labels of a picture as Pascal VOC writes them: read, never shown. */
export const voc = /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--(?:(?!-->)[^])*-->\s*)*(<!doctype\s+annotation\b[^<>[\]]*>\s*)?<annotation[\s>]/i;
/** The same with rules of its own, which are not followed: what they say its parts hold is not to be trusted. */
const ruled = /^\s*(<\?xml[^>]*\?>\s*)?<!doctype\s+annotation\b[^<>[\]]*\[/i;
const ruledMessage =
  'These seem to be labels of Pascal VOC, with rules of their own behind <!DOCTYPE annotation [, which are not followed. Take out what stands from <!DOCTYPE to ]> and send the file again.';
/** Files that say something about the others. */
const parts: Record<string, string> = {
  conll: 'This file does not hold a word and its tag in every line, as CoNLL files do.',
  iob: 'This file does not hold a word and its tag in every line, as CoNLL files do.',
  bio: 'This file does not hold a word and its tag in every line, as CoNLL files do.',
  yaml: 'YAML files are read where they name the classes of YOLO labels. Send it together with those.',
  names: 'Lists of names are read where they name the classes of YOLO labels. Send it together with those.',
  yml: 'YAML files are read where they name the classes of YOLO labels. Send it together with those.',
};
/** What names promise that only bytes can keep. */
const promised = /^(png|jpe?g|gif|webp|bmp|wav|mp3|flac|ogg|m4a|mp4|webm|pdf)$/;
const noSuch = (extension: string): FileKind =>
  refused(
    `Its name ends in .${extension}, but it is no ${extension.toUpperCase()}: it holds text. Send the file itself, or give it the name of what it is.`,
  );
const page = /^\s*(<!doctype html|<html|<head|<body)/i;

/** Files of offices and programs are archives too, but not of anything that tasks are made of. */
const packed: Record<string, string> = {
  xlsx: 'This is a spreadsheet. Save it as CSV and send that.',
  ods: 'This is a spreadsheet. Save it as CSV and send that.',
  docx: 'This is a document of a word processor. Save it as PDF, HTML or text and send that.',
  odt: 'This is a document of a word processor. Save it as PDF, HTML or text and send that.',
  pptx: 'These are slides. Save them as PDF and send that.',
  epub: 'This is a book. Save it as PDF, HTML or text and send that.',
};

function archiveOf(name: string, head: Uint8Array): FileKind | undefined {
  if (latin(head, 0, 6) === 'Rar!\x1A\x07') return { kind: 'archive', archive: 'rar' };
  if (!begins(head, 0x50, 0x4b, 3, 4) && !begins(head, 0x50, 0x4b, 5, 6)) return undefined;
  const extension = extensionOf(name);
  return Object.hasOwn(packed, extension) ? refused(packed[extension]!) : { kind: 'archive', archive: 'zip' };
}

/** Archives that are not read. */
const isOtherArchive = (head: Uint8Array): boolean =>
  begins(head, 0x1f, 0x8b) ||
  latin(head, 0, 6) === '7z\xBC\xAF\x27\x1C' ||
  latin(head, 257, 262) === 'ustar' ||
  latin(head, 0, 3) === 'BZh' ||
  begins(head, 0xfd, 0x37, 0x7a);

export function kindOf(name: string, head: Uint8Array): FileKind {
  const media = signatures.find(([, matches]) => matches(head));
  if (media) return { kind: 'media', type: media[0] === 'video/mp4' && soundOnly.test(extensionOf(name)) ? 'audio/mp4' : media[0] };
  if (head.length === 0)
    return { kind: extensionOf(name) === 'txt' ? 'part' : 'refused', message: 'The file is empty. Choose another, or save it anew.' };
  const archive = archiveOf(name, head);
  if (archive) return archive;
  if (isOtherArchive(head)) return refused('Archives are read as ZIP or RAR. Pack the files anew.');
  const wide = wideEncoding(head);
  if (wide === 'utf-32') return refused(notUtf32);
  return textKind(extensionOf(name), new TextDecoder(wide ?? 'utf-8').decode(head).replace(/^\uFEFF/, ''));
}

function textKind(extension: string, text: string): FileKind {
  if (text.includes('\0'))
    return refused(
      'This is neither text nor a picture, sound or film that browsers show, nor a PDF. Take PNG, JPEG, GIF, WebP, BMP, WAV, MP3, FLAC, OGG, M4A, MP4, WebM, PDF, JSON, JSONL, CSV, TSV, TXT, HTML, ZIP or RAR.',
    );
  const isLines = extension === 'txt' || extension === 'csv';
  const isPromised = promised.test(extension);
  if (page.test(text) && !isLines) return isPromised ? noSuch(extension) : { kind: 'html' };
  if (!isLines && textKinds[extension] !== 'html') {
    if (voc.test(text)) return { kind: 'part', message: activeMessage };
    if (active.test(text)) return refused(ruled.test(text) ? ruledMessage : activeMessage);
  }
  // Text of lines and pages stays that whatever it begins with; elsewhere a bracket means JSON, also where the name says otherwise.
  if (extension !== 'txt' && textKinds[extension] !== 'html' && /^\s*[[{]/.test(text)) return { kind: 'json' };
  const known = Object.hasOwn(textKinds, extension) ? textKinds[extension] : undefined;
  if (known) return { kind: known };
  if (Object.hasOwn(parts, extension)) return { kind: 'part', message: parts[extension]! };
  if (isPromised) return noSuch(extension);
  return extension === ''
    ? { kind: 'txt' }
    : refused(
        `Files that end in .${extension.slice(0, 20)} are not known. Take JSON, JSONL, CSV, TSV, TXT or HTML, or pictures, sounds, films and PDFs, or these in a ZIP or RAR.`,
      );
}

/** Types of files that tasks show, as PostgreSQL's regular expressions write it. Uploaded tables and pages do not have theirs (T40). */
export const mediaTypes = '^((image|audio|video)/|application/pdf$|text/(csv|html)$)';

/** What tags call the medium of a type; undefined for files that no task shows. */
export function mediaOf(type: string): 'image' | 'audio' | 'video' | 'pdf' | 'series' | 'html' | undefined {
  if (type === 'application/pdf') return 'pdf';
  if (type === 'text/csv') return 'series';
  if (type === 'text/html') return 'html';
  return (['image', 'audio', 'video'] as const).find((media) => type.startsWith(`${media}/`));
}

/** Types that are shown where they stand; everything else is only ever downloaded, PDFs too: the editor draws them itself (T9). */
export const isShown = (type: string): boolean => /^(image|audio|video)\//.test(type) && !type.includes('svg');
