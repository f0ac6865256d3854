/** Random `config.json` of Annotto, read in and written again: it comes back changed if and only if the import or the export says so. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotto } from '#app/formats/annotto.ts';
import { annottoFiles } from '#app/formats/annotto/given.ts';
import { answer, contextOf, task as taskOf, unpackedText } from './exported.ts';
import { allOf, here, partsOf, surveyed } from './given.ts';
import { rarely, seldom } from './drawn.ts';

type Task = {
  type: string;
  category: string;
  value: string;
  label: string;
  hotkey?: string;
  color?: string;
  description?: string;
  shortDescription?: string;
  min?: number;
  max?: number;
  conditions?: string[];
};
type Relation = { value: string; label: string; hotkey?: string; description?: string; color?: string };
type Group = { name: string; values: Relation[] };
type Config = { tasks: Task[]; entitiesRelationsGroup: Group[] };

const written = ({ tasks, entitiesRelationsGroup }: Config, type = 'text'): string =>
  JSON.stringify({ name: 'N', client: 'C', type, tasks, entitiesRelationsGroup }, undefined, 3);

const item = `${JSON.stringify({ uuid: 'a', type: 'text', data: { text: 'Ada' } })}\n`;

/** Into an empty project and out again. `said`: what the import and the export leave out, but for what is of no label. */
async function thereAndBack(config: Config): Promise<{ markup: string; back: Config; said: Record<string, number> }> {
  const { survey, left } = await allOf(await surveyed(annottoFiles, partsOf({ 'config.json': written(config), 'items.jsonlines': item }), here()));
  const context = contextOf(survey.markup);
  const files = await unpackedText(annotto, [taskOf({})], context);
  const lost = Object.fromEntries(context.losses.list.map(({ what, count }) => [what, count]));
  return { markup: survey.markup, back: JSON.parse(files['config.json']!) as Config, said: { ...left, ...lost } };
}

const task = (type: string, category: string, value: string, more: Partial<Task> = {}): Task => ({
  type,
  category,
  value,
  label: value,
  ...more,
});
const full = (one: Task): object => ({ exposed: true, min: 0, max: 0, conditions: [], ...one });

test('several conditions of a question, also of labels further down and within others: all of them are written', async () => {
  const tasks = [
    task('classifications', 'Why', 'price', { conditions: ['a', 'b'] }),
    task('ner', 'Who', 'person', { conditions: ['b', 'c'] }),
    task('classifications', 'One', 'a'),
    task('classifications', 'Two', 'b'),
    task('classifications', 'Two', 'c', { conditions: ['b'] }),
  ];
  const { back, said } = await thereAndBack({ tasks, entitiesRelationsGroup: [] });
  expect(back.tasks).toEqual(tasks.map(full));
  expect(said).toEqual({});
});

test('a condition that Annotto does not have is counted, once for each control', async () => {
  const markup = `<View><Text name="t" value="$text"/>
    <Choices name="c" toName="t" choice="multiple"><Choice value="A"/><Choice value="B"/></Choices>
    <View visibleWhen="choice-unselected" whenTagName="c" whenChoiceValue="A">
      <Choices name="d" toName="t" choice="multiple"><Choice value="D"/><Choice value="E"/></Choices>
      <TextArea name="n" toName="t" visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="A,B"/>
    </View></View>`;
  const context = contextOf(markup);
  const files = await unpackedText(annotto, [taskOf({})], context);
  expect((JSON.parse(files['config.json']!) as Config).tasks.map(({ conditions }) => conditions)).toEqual([[], [], [], [], []]);
  expect(files['left-out.txt']).toBe('conditions of controls other than that a certain choice is made: 3\n');
});

test('texts keep their question, their code, and what people read', async () => {
  const tasks = [
    task('text', 'OCR', 'first', { label: 'First', description: 'As it stands', min: 1 }),
    task('text', 'OCR', 'second', { label: 'Second', hotkey: 's', color: '#ff0000', max: 1 }),
    task('text', 'Alone', 'field1', { label: 'Field' }),
    task('text', 'note', 'note', { label: 'A note' }),
  ];
  const { markup, back, said } = await thereAndBack({ tasks, entitiesRelationsGroup: [] });
  expect(markup).toBe(`<View>
  <Text name="text" value="$text"/>
  <View>
    <Header value="OCR"/>
    <TextArea name="first" toName="text" required="true" label="First" placeholder="As it stands"/>
    <TextArea name="second" toName="text" label="Second"/>
  </View>
  <View>
    <Header value="Alone"/>
    <TextArea name="field1" toName="text" label="Field"/>
  </View>
  <TextArea name="note" toName="text" label="A note"/>
</View>`);
  const { hotkey: _hotkey, color: _color, max: _max, ...second } = tasks[1]!;
  expect(back.tasks).toEqual([tasks[0]!, second, tasks[2]!, tasks[3]!].map(full));
  expect(said).toEqual({ 'colors of labels': 1, 'keys of labels (hotkey)': 1, 'limits (min, max) of one': 1 });
});

test('a question that is written like a key of the task is none', async () => {
  const tasks = [task('classifications', 'In $dollars', 'a'), task('text', 'In $euros', 'b')];
  const { markup, back, said } = await thereAndBack({ tasks, entitiesRelationsGroup: [] });
  expect(contextOf(markup).config.dataKeys).toEqual(['text']);
  expect(back.tasks.map(({ category }) => category)).toEqual(['In $dollars', 'b']);
  expect(said).toEqual({ 'questions of labels (category), under another name': 1 });
});

test('answers to texts of one question stand under it, by the codes of the texts', async () => {
  const tasks = [task('text', 'OCR', 'first', { label: 'First' }), task('text', 'OCR', 'second', { label: 'Second' })];
  const given = { OCR: { entities: [{ value: 'second', text: 'b' }] } };
  const line = `${JSON.stringify({ item: { uuid: 'a' }, annotation: { text: given } })}\n`;
  const files = { 'config.json': written({ tasks, entitiesRelationsGroup: [] }), 'items.jsonlines': item, 'annotations.jsonlines': line };
  const { survey, tasks: read } = await allOf(await surveyed(annottoFiles, partsOf(files), here()));
  const again = [taskOf({ annotations: [answer({ result: read[0]!.annotations[0]!.result })] })];
  const out = await unpackedText(annotto, again, contextOf(survey.markup));
  expect(JSON.parse(out['annotations.jsonlines']!)).toMatchObject({ annotation: { text: given } });
});

test('relations keep the name of their group where it is the only one; what has no place is counted', async () => {
  const who = task('ner', 'Who', 'person');
  const values = [{ value: 'is_from', label: 'is from', hotkey: 'f', description: 'Where to', color: '#36cfc9' }];
  const one = await thereAndBack({ tasks: [who], entitiesRelationsGroup: [{ name: 'Rel', values }] });
  expect(one.back.entitiesRelationsGroup).toEqual([
    { name: 'Rel', min: 0, max: 0, values: [{ value: 'is_from', label: 'is_from', color: '#36cfc9', exposed: true }] },
  ]);
  const traits = {
    'descriptions of relations': 1,
    'keys of relations (hotkey)': 1,
    'what people read of relations (label), which stand by their codes': 1,
  };
  expect(one.said).toEqual(traits);
  const groups = [
    { name: 'Rel', values },
    { name: 'Rel2', values: [{ value: 'knows', label: 'knows' }] },
  ];
  const two = await thereAndBack({ tasks: [who], entitiesRelationsGroup: groups });
  expect(two.back.entitiesRelationsGroup.map(({ name, values: all }) => [name, all.map(({ value }) => value)])).toEqual([
    ['Relations', ['is_from', 'knows']],
  ]);
  expect(two.said).toEqual({ ...traits, 'names of groups of relations': 2 });
});

const types = ['classifications', 'classifications', 'classifications', 'classifications', 'text', 'ner'];
const categories = ['OCR', 'Mood', 'Words', 'v0', 'Place'];
const question = fc.record({
  type: fc.constantFrom(...types),
  min: seldom(fc.constantFrom(undefined, 0, 1), fc.constant(2)),
  max: seldom(fc.constantFrom(undefined, 0, 1), fc.constant(3)),
  labels: fc.array(
    fc.record({
      label: fc.constantFrom('', 'Label of '),
      hotkey: seldom(fc.constantFrom(undefined, 'own'), fc.constant('ctrl+')),
      color: seldom(fc.constantFrom(undefined, '#ff4d4f'), fc.constant('no color of mine')),
      description: seldom(fc.constantFrom(undefined, 'Somebody'), fc.constant('')),
      shortDescription: rarely('Short'),
      conditions: seldom(fc.uniqueArray(fc.nat(11), { maxLength: 2 }), fc.uniqueArray(fc.nat(11), { maxLength: 3 })),
      isShared: seldom(fc.constant(true), fc.constant(false)),
      isPlain: seldom(fc.constant(true), fc.constant(false)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const group = fc.record({
  name: fc.constantFrom('Relations', 'Rel', 'OCR'),
  label: seldom(fc.constant(''), fc.constant('as ')),
  hotkey: rarely('r'),
  description: rarely('D'),
});
const groups = seldom(fc.array(group, { maxLength: 1 }), fc.array(group, { minLength: 2, maxLength: 2 }));
const configs = fc.record({ questions: fc.array(question, { minLength: 1, maxLength: 4 }), groups }).map(({ questions, groups: related }): Config => {
  let number = 0;
  const codes = questions.map(({ labels }) => labels.map(() => `v${number++}`));
  const tasks = questions.flatMap(({ type, min, max, labels }, at) =>
    labels.map(({ label, hotkey, color, conditions, isShared, isPlain, ...more }, index): Task => {
      const value = codes[at]![index]!;
      const needed = (isShared ? labels[0]!.conditions : conditions).map((each) => `v${each % number}`);
      // Most hang on choices of other questions, and texts have no colors and keys.
      const isAsked = (code: string) =>
        codes.some((own, other) => other !== at && own.includes(code) && questions[other]!.type === 'classifications');
      const isText = isPlain && type === 'text';
      return clean({
        ...more,
        type,
        category: categories[at]!,
        value,
        label: `${label}${value}`,
        color: isText ? undefined : color,
        ...(!isText && hotkey && { hotkey: hotkey === 'own' ? 'abcdefghijkl'[Number(value.slice(1))]! : `${hotkey}${value}` }),
        min,
        max: type === 'classifications' ? max : undefined,
        conditions: [...new Set(needed)].filter((code) => (isShared ? isAsked(code) : code !== value)),
      });
    }),
  );
  const values = (at: number, { label, hotkey, description }: (typeof related)[number]): Relation[] => [
    clean({ value: `r${at}`, label: `${label}r${at}`, hotkey, description }),
  ];
  return { tasks, entitiesRelationsGroup: related.map((group, at) => ({ name: group.name, values: values(at, group) })) };
});
const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What a config says of its labels; what hangs below another label is shown only where that is. */
function saidBy({ tasks, entitiesRelationsGroup }: Config): object {
  const byCode = new Map(tasks.map((one) => [one.value, one]));
  const shownBy = ({ category, conditions = [] }: Task, seen: ReadonlySet<string>): string[] =>
    conditions.flatMap((code) => {
      const above = byCode.get(code);
      const isBelow = above?.type === 'classifications' && above.category === category && !seen.has(code);
      return [code, ...(isBelow ? shownBy(above, new Set([...seen, code])) : [])];
    });
  const labels = tasks.map(({ description, shortDescription, ...one }) => [
    one.value,
    {
      hotkey: undefined,
      color: undefined,
      ...one,
      exposed: undefined,
      min: one.min ?? 0,
      max: one.max ?? 0,
      description: [description, shortDescription].filter(Boolean).join(),
      conditions: [...new Set(shownBy(one, new Set([one.value])))].filter((code) => code !== one.value).toSorted(),
    },
  ]);
  const isBare = JSON.stringify(entitiesRelationsGroup.map(({ values }) => values.map(({ value }) => value))) === '[["related"]]';
  const named = isBare ? [] : entitiesRelationsGroup.map(({ name, values }) => [name, values.map((one) => clean({ ...one, exposed: undefined }))]);
  return clean({ labels: Object.fromEntries(labels) as object, named });
}

test('a config comes back as it was, or what is missing is said', async () => {
  let same = 0;
  let shownByTwo = 0;
  await fc.assert(
    fc.asyncProperty(configs, async (config) => {
      const { back, said } = await thereAndBack(config);
      const [before, after] = [saidBy(config), saidBy(back)];
      const isSame = JSON.stringify(before, sorted) === JSON.stringify(after, sorted);
      if (isSame) {
        same += 1;
        shownByTwo += Number(back.tasks.some(({ conditions }) => (conditions ?? []).length > 1));
      }
      expect([isSame, said, isSame ? undefined : after]).toEqual([Object.keys(said).length === 0, said, isSame ? undefined : after]);
    }),
    { seed: 20_263, numRuns: 200 },
  );
  // Were nearly all of them lossy, little would be proven.
  expect(same).toBeGreaterThan(20);
  expect(shownByTwo).toBeGreaterThan(2);
});

/** Keys in order. */
const sorted = (_key: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
