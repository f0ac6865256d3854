import { text } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openArchive, type ArchiveType } from '#app/formats/archive.ts';
import type { ArchiveLimits } from '#app/formats/archive/limits.ts';
import { zipped } from '#app/formats/zip.ts';
import { rar, stored, wideField, zip, type RarFile, type ZipFile } from './archives.ts';

/** Names and texts of all files, and how many were left out. */
async function all(type: ArchiveType, bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<{ files: [string, string][]; leftOut: number }> {
  const archive = await openArchive(type, stored(bytes), limits);
  try {
    const files: [string, string][] = [];
    for (const entry of archive.entries) files.push([entry.name, await text(entry.open())]);
    return { files, leftOut: archive.leftOut };
  } finally {
    await archive.close();
  }
}
/** The sentence that reading all of it ends with. */
const fault = async (type: ArchiveType, bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<string> =>
  all(type, bytes, limits).then(
    () => 'taken',
    (error: Error) => error.message,
  );

const long = 'A fine day. '.repeat(10_000);
const mixed = [
  { name: 'tasks.json', content: '[]' },
  { name: 'images/', folder: true },
  { name: 'images/deep/übung 🐱.txt', content: long, deflate: true },
  { name: '__MACOSX/._tasks.json', content: 'x' },
  { name: 'images/.DS_Store', content: 'x' },
  { name: 'Thumbs.db', content: 'x' },
  { name: 'empty.csv', content: '' },
];
const wanted = [
  ['tasks.json', '[]'],
  ['images/deep/übung 🐱.txt', long],
  ['empty.csv', ''],
];

test.each([
  ['zip', zip(mixed, { comment: 'by hand' })],
  ['rar', rar(mixed)],
] as const)('files of a %s come out in any order; what systems leave behind is counted', async (type, bytes) => {
  expect(await all(type, bytes)).toEqual({ files: wanted, leftOut: 3 });
  const archive = await openArchive(type, stored(bytes));
  expect(await text(archive.entries[2]!.open())).toBe('');
  for (let turn = 0; turn < 2; turn += 1) expect(await text(archive.entries[1]!.open())).toBe(long);
  await archive.close();
});

test('archives of other programs are read: ours, those of fflate, with data behind their names, of 64 bits', async () => {
  async function* entries() {
    for (const [path, content] of wanted) yield { path: path!, content: content! };
  }
  const ours: Uint8Array[] = [];
  for await (const chunk of zipped(entries())) ours.push(chunk);
  expect((await all('zip', Buffer.concat(ours))).files).toEqual(wanted);
  const theirs = zipSync({ 'a.txt': new TextEncoder().encode(long), b: { 'c.txt': new TextEncoder().encode('c') } });
  expect((await all('zip', Buffer.from(theirs))).files).toEqual([
    ['a.txt', long],
    ['b/c.txt', 'c'],
  ]);
  const wide = zip([
    { name: 'a', content: 'a' },
    { name: 'b', content: 'bb', declared: 0xff_ff_ff_ff, extra: wideField(2) },
  ]);
  expect((await all('zip', wide)).files).toEqual([
    ['a', 'a'],
    ['b', 'bb'],
  ]);
});

test('names of old programs, and those with backslashes', async () => {
  const files: ZipFile[] = [
    { name: Buffer.from([0x81, 0x2e, 0x74]), content: '1' },
    { name: String.raw`images\cat.png`, content: '2' },
    { name: './a//b', content: '3' },
  ];
  expect((await all('zip', zip(files))).files.map(([name]) => name)).toEqual(['ü.t', 'images/cat.png', 'a/b']);
});

test('a file is read from where it lies, and no further than it is asked for', async () => {
  const bytes = stored(
    zip([
      { name: 'a', content: Buffer.alloc(5_000_000, 'ab') },
      { name: 'b', content: 'b' },
    ]),
  );
  const archive = await openArchive('zip', bytes);
  expect(bytes.reads).toBeLessThan(200_000);
  expect(await text(archive.entries[1]!.open())).toBe('b');
  for await (const chunk of archive.entries[0]!.open()) if (chunk.length > 0) break;
  expect(bytes.reads).toBeLessThan(200_000);
});

test.each([
  ['../evil.json', 'leads out'],
  ['a/../../evil.json', 'leads out'],
  [String.raw`..\evil.json`, 'leads out'],
  ['/etc/passwd', 'root of a disk'],
  [String.raw`\\server\share`, 'root of a disk'],
  ['C:/evil.json', 'root of a disk'],
  ['a\u0000.json', 'NUL'],
  ['a\n.json', 'NUL or the like'],
  ['nul.json', 'Windows keeps'],
  ['folder/COM1', 'Windows keeps'],
  ['inner.zip', 'an archive inside the archive'],
  [`${'a'.repeat(256)}.json`, '255 bytes'],
  [`${'abcdefgh/'.repeat(120)}a`, '1000 bytes'],
  [`${'a/'.repeat(41)}a`, '40 folders'],
])('T20 %j is refused by name', async (name, sentence) => {
  expect(
    await fault(
      'zip',
      zip([
        { name: 'a.json', content: '[]' },
        { name, content: 'x' },
      ]),
    ),
  ).toContain(sentence);
  if (!name.includes('\0')) expect(await fault('rar', rar([{ name, content: 'x' }]))).toMatch(/in this archive|leads out/);
});

test.each<[string, ZipFile, string]>([
  ['a symlink', { name: 'l', content: '/etc/passwd', mode: 0o120_777 }, '"l" in this archive is a link'],
  ['a device', { name: 'd', mode: 0o020_666 }, '"d" in this archive is no plain file'],
  ['an encrypted file', { name: 'e', content: 'x', flags: 1 }, '"e" in this archive is encrypted'],
  ['an unknown method', { name: 'm', content: 'x', method: 14 }, '"m" in this archive is packed in a way'],
  ['a wrong checksum', { name: 'c', content: 'x', crc: 1 }, '"c" in this archive is damaged'],
  ['bytes that are no deflate', { name: 'n', content: 'hello', method: 8 }, '"n" in this archive is damaged'],
  ['a head elsewhere', { name: 'h', content: 'x', offset: 39 }, '"h" in this archive is damaged'],
])('T20 a zip with %s is refused by name', async (_what, file, sentence) => {
  expect(await fault('zip', zip([{ name: 'a.json', content: '[]' }, file]))).toContain(sentence);
});

test.each<[string, RarFile, string]>([
  ['a symlink', { name: 'l', link: '/etc/passwd' }, '"l" in this archive is a link'],
  ['an encrypted file', { name: 'e', content: 'x'.repeat(16), encrypted: true }, '"e" in this archive is encrypted'],
  ['a wrong checksum', { name: 'c', content: 'x', crc: 1 }, 'damaged'],
  ['a packed file that is none', { name: 'n', content: 'hello', method: 3, declared: 100 }, 'damaged'],
  ['a dictionary of a gigabyte', { name: 'd', content: 'hello', method: 3, declared: 2_000_000, dictionary: 13 }, 'memory'],
])('T20 a rar with %s is refused by name', async (_what, file, sentence) => {
  expect(await fault('rar', rar([{ name: 'a.json', content: '[]' }, file]))).toContain(sentence);
});

test('archives in several parts are refused', async () => {
  expect(await fault('rar', rar([{ name: 'a' }], { volume: true }))).toContain('one part of several');
});

test.each(['zip', 'rar'] as const)('T21 a %s that declares too much is refused before anything is unpacked', async (type) => {
  const make = (files: (ZipFile & RarFile)[]): Buffer => (type === 'zip' ? zip(files) : rar(files));
  const huge = { name: 'bomb.json', content: 'x', declared: 10_000_000_000, extra: wideField(10_000_000_000) };
  expect(await fault(type, make([huge]))).toContain('"bomb.json" in this archive has 10 GB once unpacked');
  expect(await fault(type, make([{ name: 'trap.json', content: 'x', declared: 30_000_000 }]))).toContain(
    '"trap.json" in this archive becomes more than 250 times larger',
  );
  const several = ['a', 'b', 'c'].map((name) => ({ name, content: 'x'.repeat(1000) }));
  expect(await fault(type, make(several), { totalBytes: 2500 })).toContain('Up to "c", this archive unpacks to more than');
  expect(await fault(type, make(several), { entries: 2 })).toContain('more than 2 files');
});

test.each(['zip', 'rar'] as const)('T21 several archives (%s) that are read together are counted together', async (type) => {
  const make = (name: string): Buffer => {
    const files = [`${name}1`, `${name}2`].map((each) => ({ name: each, content: 'x'.repeat(1000) }));
    return type === 'zip' ? zip(files) : rar(files);
  };
  const second = async (limits: Partial<ArchiveLimits>): Promise<string> => {
    const taken = { entries: 0, bytes: 0 };
    const first = await openArchive(type, stored(make('a')), limits, taken);
    await first.close();
    return openArchive(type, stored(make('b')), limits, taken).then(
      async (archive) => (await archive.close(), 'opened'),
      (error: Error) => error.message,
    );
  };
  expect(await second({ totalBytes: 4000, allEntries: 4 })).toBe('opened');
  expect(await second({ totalBytes: 3999 })).toContain('Up to "b2", the archives of this import unpack to more than');
  expect(await second({ allEntries: 3 })).toBe('The archives of this import hold more than 3 files together. Send some of them as another import.');
});

test('T21 what a rar holds beside people’s files is counted, as it is unpacked with them', async () => {
  const beside = rar([
    { name: '.hidden', content: 'x'.repeat(2000) },
    { name: 'a.json', content: '[]' },
  ]);
  expect(await fault('rar', beside, { totalBytes: 1500 })).toContain('Up to ".hidden", this archive unpacks to more than');
});

test('T21 a file that inflates to more than it declares is stopped on the way', async () => {
  const bomb = zip([{ name: 'bomb.json', content: Buffer.alloc(5_000_000), deflate: true, declared: 1000 }]);
  const bytes = stored(bomb);
  const archive = await openArchive('zip', bytes);
  await expect(text(archive.entries[0]!.open())).rejects.toThrow('"bomb.json" in this archive is larger than the archive says');
});

test('T21 files that lie upon each other are refused', async () => {
  const shared = { content: long, deflate: true, offset: 0 };
  expect(
    await fault(
      'zip',
      zip([
        { name: 'a', ...shared },
        { name: 'b', ...shared },
      ]),
    ),
  ).toContain('lie upon each other');
});

test.each([
  ['A.json', 'a.json', 'one name on many systems'],
  ['\u00E9', 'e\u0301', 'one name on many systems'],
  ['a/b', 'a//b', 'Two files'],
  ['a', 'a', 'Two files'],
])('T22 %j and %j are refused', async (one, other, sentence) => {
  expect(await fault('zip', zip([{ name: one }, { name: other }]))).toContain(sentence);
});

test.each(['zip', 'rar'] as const)('a %s cut off anywhere is refused with a sentence', async (type) => {
  const whole = type === 'zip' ? zip(mixed) : rar(mixed);
  for (const part of [0.1, 0.5, 0.9, 0.99]) expect(await fault(type, whole.subarray(0, whole.length * part))).toMatch(/damaged or was cut off/);
});

test('a directory of many slices is read; more files than the limit are refused', async () => {
  const archive = zip(Array.from({ length: 5000 }, (_, index) => ({ name: `images/${index}.txt` })));
  const { entries } = await openArchive('zip', stored(archive, 65_536));
  expect(entries.map(({ name }) => name)).toEqual(Array.from({ length: 5000 }, (_, index) => `images/${index}.txt`));
  expect(await fault('zip', archive, { entries: 4999 })).toContain('more than 4,999 files');
  expect(await fault('zip', archive, { entries: 2000 })).toContain('more than 2,000 files');
  expect(await fault('zip', archive, { directoryBytes: 1000 })).toContain('files. Split it.');
});
