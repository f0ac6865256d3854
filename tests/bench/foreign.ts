/**
 * Formats of other tools, read and written by a real server: 100,000 boxes or words, against COPY of the same rows in the same run:
 * `npx tsx tests/bench/foreign.ts`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Connection } from '#app/db/client.ts';
import { ask, asked, bytesOf, finished } from './calls.ts';
import { say, tellNumber } from './figures.ts';
import { sized } from './size.ts';
import { databaseUrl, dataOf, forget, start, type Started } from './started.ts';
import { copied, noMemory, seconds, sum, tellCosts, watched } from './watched.ts';

/** Times of COPY, megabytes above rest. */
const budget = { read: { ratio: 100, memory: 300 }, written: { ratio: 40, memory: 150 } };
const [each, tasks] = [5, Number(process.env.TASKS ?? sized(20_000, 2000))];
/** Until what was done before is collected. */
const restMs = sized(10_000, 3000);
const range = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** Pictures lie elsewhere, so that labels alone are measured. */
const coco = (): string =>
  JSON.stringify({
    images: range(tasks, (n) => ({
      id: n + 1,
      file_name: `${n + 1}.jpg`,
      coco_url: `http://pictures.example.org/${n + 1}.jpg`,
      width: 800,
      height: 600,
    })),
    categories: range(20, (n) => ({ id: n + 1, name: `Kind ${n + 1}` })),
    annotations: range(tasks * each, (n) => {
      const box = [(n * 7) % 600, (n * 13) % 400, 20 + (n % 90), 20 + (n % 70)] as const;
      return { id: n + 1, image_id: Math.floor(n / each) + 1, category_id: (n % 20) + 1, bbox: box, area: box[2] * box[3], iscrowd: 0 };
    }),
  });

/** Sentences of ten words, every second of which has a label. */
const conll = (): string => range(tasks, (n) => range(each, (at) => `Ada${n} B-Person\nwent${at} O\n`).join('')).join('\n');

type Kind = { title: string; name: string; text: () => string; formats: readonly string[] };
const kinds: Kind[] = [
  { title: 'COCO', name: 'instances.json', text: coco, formats: ['COCO', 'YOLO', 'YOLO_OBB', 'VOC'] },
  { title: 'CoNLL', name: 'names.conll', text: conll, formats: ['CONLL2003'] },
];

async function measure(server: Started, connection: Connection, { title, name, text, formats }: Kind): Promise<boolean> {
  const { id } = await asked<{ id: number }>(server, 'POST', '/projects/', { title: `Read from ${title}` });
  const of = `/projects/${id}`;
  const rest = dataOf(server.pid) ?? noMemory;
  const from = performance.now();
  const bytes = new TextEncoder().encode(text());
  const path = `${of}/import/${name}?async=1&use_config=1`;
  const read = async () => {
    const order = await (await ask(server, 'PUT', path, bytes)).json();
    return finished(server, `${of}/imports/${(order as { import: number }).import}`);
  };
  say(`${title}: ${Math.round(bytes.length / 1e6)} MB, written in ${seconds(performance.now() - from)} s`);
  const { took, peak } = await watched(server.pid, read);
  const copy = await copied(connection, { id });
  tellNumber(`COPY of the same rows, ${Math.round(copy.bytes / 1e6)} MB`, seconds(copy.took), 's');
  const told = [
    tellNumber(`${title} read: ${seconds(took)} s`, Math.round((took / copy.took) * 10) / 10, 'x', budget.read.ratio),
    tellNumber('  memory above rest', Math.max(sum(peak) - sum(rest), 0), 'MB', budget.read.memory),
  ];
  await wait(restMs);
  const after = dataOf(server.pid) ?? noMemory;
  for (const format of formats) {
    const costs = { pid: server.pid, against: copy.took, rest: after, budget: budget.written };
    const { within } = await tellCosts(`${format} written`, costs, async () =>
      bytesOf(await ask(server, 'GET', `${of}/export?exportType=${format}`)),
    );
    told.push(within);
  }
  return told.every(Boolean);
}

/** Prints every figure; false when one is over its budget. */
export async function benchForeign(): Promise<boolean> {
  say(`Formats of other tools, ${(tasks * each).toLocaleString('en-GB')} labels each, by a real server`);
  const server = await start();
  const connection = connect(databaseUrl(), { max: 2 });
  try {
    await wait(restMs);
    const told: boolean[] = [];
    for (const kind of kinds) told.push(await measure(server, connection, kind));
    return told.every(Boolean);
  } finally {
    await connection.close();
    await server.stop();
    forget();
  }
}

if (process.argv[1]?.endsWith('bench/foreign.ts')) process.exit((await benchForeign()) ? 0 : 1);
