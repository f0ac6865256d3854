/** What is stored is what was sent: where that cannot be, the call is refused and says why. */
import { expect } from 'vitest';
import { annotations, predictions } from '#app/db/schema/annotations.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import type { Db } from '#app/db/client.ts';
import { test } from '#tests/support/db.ts';
import type { Client } from '#tests/support/app.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Fault } from './program.ts';

const row = (more: string) =>
  `[{"id": "choice0001", "from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["Glad"]}, ${more}}]`;

async function desk(app: Client, db: Db) {
  const story = await make.story(db);
  const task = await make.task(db, { project: story.project });
  const program = await programOf(app, db, story.ada);
  const send = async (method: string, path: string, body: string) => {
    const reply = await program.raw(method, path, body, { 'Content-Type': 'application/json' });
    return { status: reply.status, errors: reply.json<Fault>().validation_errors };
  };
  return { ...story, task, send };
}

test('a number that is too large to be kept is refused, and named', async ({ app, db }) => {
  const { task, send } = await desk(app, db);
  const asked: [string, string, string, string, string][] = [
    ['PATCH', `/tasks/${task.id}`, '{"data": {"text": 1e999}}', 'data', '"text" is too large'],
    ['PATCH', `/tasks/${task.id}`, '{"meta": [{"pages": [1, -1e999]}]}', 'meta', '"pages" is too large'],
    ['POST', `/tasks/${task.id}/annotations`, `{"result": ${row('"original_width": 1e999')}}`, 'result', '"original_width" is too large'],
    ['POST', '/predictions', `{"task": ${task.id}, "result": ${row('"score": 1e999')}}`, 'result', '"score" is too large'],
  ];
  for (const [method, path, body, field, words] of asked)
    expect([body, await send(method, path, body)]).toEqual([body, { status: 400, errors: { [field]: [expect.stringContaining(words)] } }]);
  expect(await db.select().from(tasks)).toMatchObject([{ data: task.data, meta: task.meta }]);
  expect([await db.$count(annotations), await db.$count(predictions)]).toEqual([0, 0]);
});

test('what reading would lose is refused: rounded numbers, names that stand twice, __proto__', async ({ app, db }) => {
  const { task, send } = await desk(app, db);
  const answers = `/tasks/${task.id}/annotations`;
  const asked: [string, string, string, string, string][] = [
    [
      'PATCH',
      `/tasks/${task.id}`,
      '{"data": {"text": "a", "n": 12345678901234567890}}',
      'non_field_errors',
      '12345678901234567890 cannot be kept exactly',
    ],
    ['PATCH', `/tasks/${task.id}`, '{"data": {"text": "a", "text": "b"}}', 'non_field_errors', '"text" stands twice'],
    ['PATCH', `/tasks/${task.id}`, '{"meta": {"__proto__": {"a": 1}}}', 'meta', '"__proto__" cannot be used'],
    ['POST', answers, `{"result": ${row('"x": 1, "x": 2')}}`, 'non_field_errors', '"x" stands twice'],
    ['POST', answers, `{"result": ${row('"n": 9007199254740993')}}`, 'non_field_errors', '9007199254740993 cannot be kept exactly'],
    ['POST', answers, `{"was_cancelled": true, "result": ${row('"original_width": 1e999')}}`, 'result', '"original_width" is too large'],
  ];
  for (const [method, path, body, field, words] of asked)
    expect([body, await send(method, path, body)]).toEqual([body, { status: 400, errors: { [field]: [expect.stringContaining(words)] } }]);
  expect(await db.select().from(tasks)).toMatchObject([{ data: task.data, meta: task.meta }]);
  expect(await db.$count(annotations)).toBe(0);
  // What is kept as it stands comes in.
  const exact = '{"meta": {"big": 1152921504606846976, "long": 0.12345678901234567890, "colon": "a: {\\"b\\": 1}", "text": "é\\ud83d\\ude00"}}';
  expect((await send('PATCH', `/tasks/${task.id}`, exact)).status).toBe(200);
});

test('half of an emoji and NUL are refused in every text', async ({ app, db }) => {
  const { project, task, send } = await desk(app, db);
  const of = `/projects/${project.id}`;
  const asked: [string, string, string, string][] = [
    ['POST', '/projects', 'title', '"title": "ab\\ud83d"'],
    ['PATCH', of, 'title', '"title": "ab\\ud83d"'],
    ['PATCH', of, 'model_version', '"model_version": "a\\u0000"'],
    ['PATCH', of, 'label_config', '"label_config": "<View>\\udc00</View>"'],
    ['POST', `${of}/exports`, 'title', '"title": "\\ud83d"'],
    ['POST', `${of}/snapshots`, 'title', '"title": "a\\u0000"'],
    ['POST', '/predictions', 'model_version', `"task": ${task.id}, "result": [], "model_version": "\\ud83d"`],
  ];
  for (const [method, path, field, body] of asked)
    expect([method, path, await send(method, path, `{${body}}`)]).toEqual([
      method,
      path,
      { status: 400, errors: { [field]: [`"${field}" holds a character that cannot be kept (NUL or half of an emoji). Remove it.`] } },
    ]);
});

test('what is no object, and texts with millions of escapes, are read as quickly as others', async ({ app, db }) => {
  const { task, send } = await desk(app, db);
  const at = `/tasks/${task.id}`;
  for (const body of [`"${'a'.repeat(8_000_000)}"`, `[${'{},'.repeat(1_000_000)}{}]`, '"ab\\ud83d"', '7', 'null'])
    expect([body.slice(0, 20), await send('PATCH', at, body)]).toMatchObject([
      body.slice(0, 20),
      { status: 400, errors: { non_field_errors: [expect.any(String)] } },
    ]);
  const escapes = '\\n'.repeat(4_000_000);
  expect((await send('PATCH', at, `{"meta": {"a": "${escapes}", "b": 1e999}}`)).errors).toEqual({
    meta: ['"b" is too large to be kept as a number.'],
  });
  expect((await send('PATCH', at, `{"meta": {"a": "${escapes}", "b": 1, "b": 2}}`)).errors).toEqual({
    non_field_errors: ['"b" stands twice in one object. Give each value a name of its own.'],
  });
});
