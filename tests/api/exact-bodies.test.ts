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
