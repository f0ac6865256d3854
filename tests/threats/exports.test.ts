/** What data, labels and addresses may not do to whoever opens an export: every format there is, with everything hostile in it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { expect, inject, test as plainTest } from 'vitest';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { files } from '#app/db/schema/transfers.ts';
import { exportFormatNames, exportFormats, type ExportFormat } from '#app/formats/catalog.ts';
import { isArchive } from '#app/formats/format.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { answer, archive, contextOf, task, written } from '#tests/formats/exported.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const formulas = ["=cmd|'/c calc'!A1", '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'];
const addresses = [
  '/etc/passwd',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\x.png',
  '/projects/1/files/..%2f..%2fetc/passwd',
  'https://example.org/..%2F..%2Fx.png',
  'CON',
  'nul.png',
  'a\0.png',
  '',
  '.',
  `${'ü'.repeat(300)}.png`,
  '\u202Egpj.exe',
];
const names = [...formulas, '../../x', '/abs', 'a\\b', 'a\0b', 'con', 'x'.repeat(400), '"><script>', 'ünï\ncode', '\u202E'];

const label = (name: string): string =>
  `<Label value="${name.replaceAll(/["&<>\0\t\r\n]/g, (found) => (found === '\0' ? '' : `&#${found.charCodeAt(0)};`))}"/>`;
const labels = (list: string[]): string => list.map(label).join('');
const unique = [...new Set(names.map((name) => name.replaceAll('\0', '')))];
/** Of every kind, so that each format finds one it suits. */
const configs = [
  `<View><Image name="photo" value="$photo"/><RectangleLabels name="box" toName="photo">${labels(unique)}</RectangleLabels><PolygonLabels name="poly" toName="photo">${labels(unique)}</PolygonLabels></View>`,
  `<View><Image name="photo" value="$photo"/><BrushLabels name="mask" toName="photo">${labels(unique)}</BrushLabels></View>`,
  `<View><Text name="text" value="$photo"/><Labels name="entity" toName="text">${labels(unique)}</Labels></View>`,
  `<View><Audio name="sound" value="$photo"/><TextArea name="said" toName="sound"/></View>`,
  `<View><Text name="text" value="$photo"/><Choices name="mood" toName="text">${labels(unique).replaceAll('<Label', '<Choice')}</Choices></View>`,
];

const rows = (name: string): Row[] => [
  {
    id: 'a',
    from_name: 'box',
    to_name: 'photo',
    type: 'rectanglelabels',
    original_width: 4,
    original_height: 2,
    value: { x: 1, y: 1, width: 9, height: 9, rotation: 0, rectanglelabels: [name] },
  },
  {
    id: 'm',
    from_name: 'mask',
    to_name: 'photo',
    type: 'brushlabels',
    original_width: 2,
    original_height: 2,
    value: { format: 'rle', rle: [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254], brushlabels: [name] },
  },
  { id: 'e', from_name: 'entity', to_name: 'text', type: 'labels', value: { start: 0, end: 3, text: name, labels: [name] } },
  { id: 't', from_name: 'said', to_name: 'sound', type: 'textarea', value: { text: [name] } },
  { id: 'c', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [name] } },
];

const tasks: ExportedTask[] = Array.from({ length: Math.max(names.length, addresses.length) * 2 }, (_, index) => {
  const [name, photo] = [names[index % names.length]!, addresses[index % addresses.length]!];
  const own = (from: string[]) => rows(name).filter((row) => from.includes(row.from_name!));
  const result = own(['box', 'mask', 'entity', 'said', 'mood']);
  return task({
    id: index + 1,
    data: { photo, [name]: name },
    meta: { [name]: name },
    annotations: [answer({ id: index + 1, result, completed_by: name })],
  });
});

const suited = (format: ExportFormat): string[] => configs.filter((markup) => exportFormats[format].unfit(contextOf(markup).config) === undefined);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Path of each file in what a format makes, with its bytes. */
async function filesOf(name: ExportFormat, markup: string, asked: string[]): Promise<Record<string, Uint8Array>> {
  const format = exportFormats[name];
  const find = async (address: string) => {
    asked.push(address);
    return undefined;
  };
  const context = contextOf(markup, { find, withMedia: true, dataKeys: async () => ['photo', ...names] });
  if (isArchive(format)) return unzipSync(await archive(format, tasks, context));
  return { [`all.${format.extension}`]: Buffer.from(await written(format, tasks, context)) };
}

plainTest('every format suits one of these configs', () => {
  expect(exportFormatNames.filter((name) => suited(name).length === 0)).toEqual([]);
});

plainTest.each(exportFormatNames)(
  'T19 T11 T22 T23 T24 %s: no cell is a formula, no name leads out of its folder, no address is opened',
  async (name) => {
    for (const markup of suited(name)) {
      const asked: string[] = [];
      const made = await filesOf(name, markup, asked);
      expect(Object.keys(made).length).toBeGreaterThan(0);
      for (const [path, bytes] of Object.entries(made)) {
        expect(path).toMatch(/^([\w-]+\/)*[\p{L}\p{N}_][\p{L}\p{M}\p{N}._@-]*$/u);
        expect(Buffer.byteLength(path.split('/').at(-1)!)).toBeLessThan(256);
        const separator = { csv: ',', tsv: '\t' }[path.split('.').at(-1)!];
        if (!separator) continue;
        const cells = Papa.parse<string[]>(text(bytes), { delimiter: separator, newline: '\r\n', skipEmptyLines: true }).data;
        expect(cells.length).toBeGreaterThan(1);
        expect(cells.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
      }
      const folded = Object.keys(made).map((path) => path.normalize('NFC').toLowerCase());
      expect(new Set(folded).size).toBe(folded.length);
      // The store is asked by the address as it stands, which it looks up and never follows.
      for (const address of asked) expect(addresses).toContain(address);
    }
  },
);

const value = { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['Cat'] };

test('T23 no address of a task puts a file of the server, of another project or of a former export into an archive', async ({ app, db }) => {
  const { ada, ben, olga } = await make.story(db);
  const [project, other] = [await make.project(db, { by: ada, config: make.configs.image }), await make.project(db, { by: olga })];
  const outside = join(mkdtempSync(join(inject('folder'), 'outside-')), 'secret.png');
  writeFileSync(outside, 'a secret of the server');
  const keep = async (projectId: number, type: string, secret: string) => {
    const kept = await app.deps.files.put(Readable.from([Buffer.from(secret)]));
    const [file] = await db
      .insert(files)
      .values({ projectId, name: 'a.png', type, ...kept })
      .returning();
    return { address: paths.file(projectId, file!.token, 'a.png'), key: kept.key, token: file!.token };
  };
  const theirs = await keep(other.id, 'image/png', 'a secret of another project');
  const former = await keep(project.id, 'application/zip', 'a secret of a former export');
  const given = [
    outside,
    `file://${outside}`,
    theirs.address,
    paths.file(project.id, theirs.token, 'a.png'),
    former.address,
    former.key,
    `../files/${former.key}`,
  ];
  for (const photo of given)
    await make.annotation(db, {
      task: await make.task(db, { project, data: { photo } }),
      by: ben,
      result: [{ id: 'b', from_name: 'box', to_name: 'photo', type: 'rectanglelabels', value }],
    });
  for (const format of exportFormatNames) {
    const query = { format, tasks: 'all', fullTasks: 'on', media: 'on' };
    const reply = await app.as(ada).get(withQuery(paths.exportDownload(project.id), query));
    if (reply.status === 422) continue;
    expect([format, reply.status, text(reply.bytes).includes('a secret of')]).toEqual([format, 200, false]);
  }
});

test('with pseudonyms no format names anybody', async ({ app, db }) => {
  const { home, ada } = await make.story(db);
  const zoe = await make.user(db, { organization: home, role: 'annotator', firstName: 'Zoespseudonym', email: 'zoe.secret@example.org' });
  const [seen, naming] = [new Set<string>(), new Set<string>()];
  for (const [index, markup] of configs.entries()) {
    const project = await make.project(db, { by: ada, config: markup, members: [zoe] });
    const result = rows(unique[0]!).filter(({ from_name }) => markup.includes(`name="${from_name}"`));
    await make.annotation(db, { task: await make.task(db, { project, data: { photo: `a${index}.png` } }), by: zoe, result });
    for (const format of exportFormatNames) {
      const told = async (anonymous?: string) => {
        const query = { format, tasks: 'all', fullTasks: 'on', predictions: 'on', drafts: 'on', anonymous };
        const reply = await app.as(ada).get(withQuery(paths.exportDownload(project.id), query));
        if (reply.status === 422) return undefined;
        const packed = reply.headers.get('Content-Type') === 'application/zip' ? Object.values(unzipSync(reply.bytes)) : [];
        return [reply.bytes, ...packed].map(text).join('\n');
      };
      const hidden = await told('on');
      if (hidden === undefined) continue;
      expect([format, /zoe/i.test(hidden)]).toEqual([format, false]);
      if (/zoe/i.test((await told()) ?? '')) naming.add(format);
      seen.add(format);
    }
  }
  expect([...seen].toSorted()).toEqual(exportFormatNames.toSorted());
  // Elsewhere people are named by some.
  expect([...naming]).not.toEqual([]);
});
