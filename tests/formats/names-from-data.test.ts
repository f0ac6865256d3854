/** Keys of data and names of controls are anybody's choice: also what every object has by itself. */
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { annotto } from '#app/formats/annotto.ts';
import { csv, tsv } from '#app/formats/csv.ts';
import { jsonMin } from '#app/formats/json-short.ts';
import { answer, contextOf, task, unpackedText, written } from './exported.ts';

const odd = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
const data = JSON.parse('{"__proto__":"p","constructor":"c","toString":"s","hasOwnProperty":1}') as Record<string, unknown>;
const question = (name: string): string => `<Choices name="${name}" toName="text"><Choice value="In ${name}"/></Choices>`;
const asking = (...names: string[]): string => `<View><Text name="text" value="$text"/>${names.map(question).join('')}</View>`;

test.each([
  ['CSV', csv, ','],
  ['TSV', tsv, '\t'],
] as const)('%s: a cell is empty where a task lacks the key', async (_name, format, delimiter) => {
  const context = contextOf(asking('valueOf'), { dataKeys: async () => odd });
  const text = await written(format, [task({ data }), task({ id: 2, data: {} })], context);
  const [names, ...rows] = Papa.parse<string[]>(text.trimEnd(), { delimiter }).data;
  expect(rows.map((row) => [...odd, 'valueOf'].map((name) => row[names!.indexOf(name)]))).toEqual([
    ['c', 's', 'p', '1', ''],
    ['', '', '', '', ''],
  ]);
});

const named = ['__proto__', 'constructor'];
const result = named.map((name) => ({
  id: `row of ${name}`,
  from_name: name,
  to_name: 'text',
  type: 'choices',
  value: { choices: [`In ${name}`] },
}));
const answered = [task({ annotations: [answer({ result })] })];

test('controls of such names have their columns', async () => {
  const context = contextOf(asking(...named), { dataKeys: async () => [] });
  const [names, first] = Papa.parse<string[]>((await written(csv, answered, context)).trimEnd()).data;
  expect(named.map((name) => first![names!.indexOf(name)])).toEqual(['In __proto__', 'In constructor']);
  const [record] = JSON.parse(await written(jsonMin, answered, context)) as Record<string, unknown>[];
  expect(named.map((name) => Object.getOwnPropertyDescriptor(record, name)?.value as unknown)).toEqual(['In __proto__', 'In constructor']);
});

test('Annotto: answers to such questions stand in the file, and nowhere else', async () => {
  const predicted = { id: 1, score: 0.5, model_version: 'm', created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' };
  const tasks = [task({ annotations: [answer({ result })], predictions: [{ ...predicted, result, task: 1, project: 1 }] })];
  const files = await unpackedText(annotto, tasks, contextOf(asking(...named)));
  for (const file of ['annotations.jsonlines', 'predictions.jsonlines'])
    for (const name of named) expect(files[file]).toMatch(new RegExp(`"${name}":\\{"labels":\\[\\{"value":"In ${name}"`));
  expect(['labels' in {}, 'entities' in {}, 'labels' in Object, 'entities' in Object]).toEqual([false, false, false, false]);
});
