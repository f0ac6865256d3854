/** What Annotto's files say of items and people (annotto-superb A3.4, A7). */
import { expect, test } from 'vitest';
import { annotto } from '#app/formats/annotto.ts';
import { about, answer, contextOf, task, unpackedText } from './exported.ts';

const markup = '<View><Text name="t" value="$text"/><Choices name="mood" toName="t"><Choice value="Glad"/></Choices></View>';
const lines = <Line>(file: string | undefined): Line[] => (file ?? '').split('\n').flatMap((line) => (line ? [JSON.parse(line) as Line] : []));

test('no two items have one uuid, whatever tasks came with', async () => {
  const given = (id: number, external_id?: string) => task({ id, external_id });
  const context = contextOf(markup);
  const tasks = [given(1), given(2, 'task-1'), given(3, 'task-4'), given(4), given(5, 'task-4-2'), given(6, 'a'), given(7, 'a')];
  const uuids = lines<{ uuid: string }>((await unpackedText(annotto, tasks, context))['items.jsonlines']).map(({ uuid }) => uuid);
  expect(uuids).toEqual(['task-1', 'task-2', 'task-4', 'task-4-2', 'task-5', 'a', 'task-7']);
  expect(context.losses.text).toContain('items whose uuid another one has, under one of their own: 3\n');
});

test('people stand on the list of what they may do; of a snapshot that does not tell it, all of them are users', async () => {
  const roles = ['owner', 'administrator', 'manager', 'reviewer', 'annotator', undefined] as const;
  const people = roles.map((role, at) => ({ id: at + 1, email: `${role ?? 'untold'}@example.org`, firstName: '', lastName: '', role }));
  const files = await unpackedText(annotto, [], contextOf(markup, { about: async () => ({ ...about, people }) }));
  expect(JSON.parse(files['config.json']!)).toMatchObject({
    admins: ['owner@example.org', 'administrator@example.org', 'manager@example.org'],
    dataScientists: ['reviewer@example.org'],
    users: ['annotator@example.org', 'untold@example.org'],
  });
});

test('keys come in the order of Annotto’s own exports', async () => {
  const files = await unpackedText(annotto, [task({ meta: { shelf: 3 }, annotations: [answer({})] })], contextOf(markup));
  const config = Object.keys(JSON.parse(files['config.json']!) as object);
  expect(config).toEqual(
    ['tasks', 'name', 'client', 'type', 'guidelines', 'highlights', 'description', 'admins', 'dataScientists', 'users', 'defaultTags'].concat([
      'showPredictions',
      'prefillPredictions',
      'filterPredictionsMinimum',
      'entitiesRelationsGroup',
    ]),
  );
  const [item] = lines<object>(files['items.jsonlines']);
  expect(Object.keys(item!)).toEqual([
    'uuid',
    'data',
    'type',
    'annotated',
    'annotatedBy',
    'annotatedAt',
    'seenAt',
    'createdAt',
    'velocity',
    'lastAnnotator',
    'metadata',
  ]);
});
