import { expect, test } from 'vitest';
import { isShown, kindOf } from '#app/formats/kinds.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]);

test.each([
  ['cat.png', png, 'image/png'],
  ['cat.txt', png, 'image/png'],
  ['cat.jpg', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a.gif', bytes('GIF89a'), 'image/gif'],
  ['a.webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
  ['a.wav', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), 'audio/wav'],
  ['a.mp3', bytes('ID3', [4, 0, 0]), 'audio/mpeg'],
  ['a.mp3', bytes([0xff, 0xfb, 0x90, 0x00]), 'audio/mpeg'],
  ['a.flac', bytes('fLaC'), 'audio/flac'],
  ['a.ogg', bytes('OggS'), 'audio/ogg'],
  ['a.m4a', bytes([0, 0, 0, 32], 'ftypM4A '), 'audio/mp4'],
  ['a.mp4', bytes([0, 0, 0, 32], 'ftypM4B '), 'audio/mp4'],
  ['memo.M4A', bytes([0, 0, 0, 24], 'ftypmp42'), 'audio/mp4'],
  ['a.pdf', bytes('%PDF-1.7'), 'application/pdf'],
])('T10 %s is found by its bytes: %#', (name, head, type) => {
  expect(kindOf(name, head)).toEqual({ kind: 'media', type });
});

test.each([
  ['a.json', '[{"text":1}]', 'json'],
  ['a.jsonl', '{"text":1}\n{"text":2}', 'json'],
  ['a.csv', 'text\nx', 'csv'],
  ['a.csv', '\uFEFF[{"text":1}]', 'json'],
  ['a.tsv', 'text\nx', 'tsv'],
  ['a.txt', '[not json', 'txt'],
  ['pasted', 'plain words', 'txt'],
  ['pasted', ' {"a":1}', 'json'],
  ['a.html', '<!DOCTYPE html><p>', 'html'],
  ['a.htm', '[a] <b>bold</b>', 'html'],
  ['a.xhtml', '<?xml version="1.0"?><html>', 'html'],
  ['page', '<html><p>', 'html'],
  ['a.txt', '<html><p>', 'txt'],
])('%s beginning with %j is %s', (name, text, kind) => {
  expect(kindOf(name, bytes(text))).toEqual({ kind });
});

const voc = '<annotation><filename>a.png</filename></annotation>';
test('labels of Pascal VOC may say what they are; rules of their own are refused by name', () => {
  for (const before of ['', '<!DOCTYPE annotation>\n', '<?xml version="1.0"?>\n<!DOCTYPE annotation SYSTEM "voc.dtd">'])
    expect(kindOf('a.xml', bytes(before + voc))).toMatchObject({ kind: 'part' });
  expect(kindOf('a.xml', bytes(`<?xml version="1.0"?><!DOCTYPE annotation [<!ENTITY a "b">]>${voc}`))).toEqual({
    kind: 'refused',
    message: expect.stringContaining('These seem to be labels of Pascal VOC, with rules of their own'),
  });
  expect(kindOf('a.xml', bytes(`<!DOCTYPE svg>${voc}`))).toMatchObject({ kind: 'refused', message: expect.stringContaining('SVG and XML') });
});

test.each([
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a.xml', '<?xml version="1.0"?><a/>'],
  ['picture.png', '<svg onload="x">'],
  ['a.exe', 'MZ\0\0'],
  ['a.json', ''],
  ['constructor.constructor', 'x'],
  ['a.gz', '\u001F\u008B'],
  ['a.xlsx', 'PK\u0003\u0004'],
  ['a.docx', 'PK\u0003\u0004'],
])('T9 %s with %j is refused with a sentence', (name, text) => {
  expect(kindOf(name, bytes(text))).toMatchObject({ kind: 'refused', message: expect.stringMatching(/\.$/) });
});

test.each([
  ['evil.png', '<!doctype html><script>alert(1)</script>', 'PNG'],
  ['gone.JPG', '<html><body>404 Not Found</body></html>', 'JPG'],
  ['words.mp3', 'just words', 'MP3'],
])('text that is called %s is no picture or sound, and is told so', (name, text, promised) => {
  expect(kindOf(name, bytes(text))).toEqual({ kind: 'refused', message: expect.stringContaining(`but it is no ${promised}: it holds text.`) });
});

test.each([
  ['a.zip', bytes('PK', [3, 4]), 'zip'],
  ['a.json', bytes('PK', [5, 6]), 'zip'],
  ['a.rar', bytes('Rar!', [0x1a, 7, 0]), 'rar'],
  ['a.rar', bytes('Rar!', [0x1a, 7, 1, 0]), 'rar'],
])('T10 %s is an archive by its bytes', (name, head, archive) => {
  expect(kindOf(name, head)).toEqual({ kind: 'archive', archive });
});

test('only pictures, sounds and films are shown where they stand', () => {
  expect(['image/png', 'audio/wav', 'video/mp4'].every(isShown)).toBe(true);
  expect(['text/html', 'image/svg+xml', 'text/plain', 'application/pdf'].some(isShown)).toBe(false);
});
