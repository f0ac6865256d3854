/** A desk with work on it, and everybody it is not for. */
import { expect } from 'vitest';
import type { User } from '#app/db/schema/people.ts';
import type { Db } from '#app/db/client.ts';
import { answer, asForm, lease } from './answers.ts';
import type { Client, FormValues } from './app.ts';
import * as make from './make.ts';

/** The story with tasks, one of them leased to Ben and an answer to it not yet sent. */
export async function desk(db: Db, count = 2) {
  const story = await make.story(db);
  const texts = Array.from({ length: count }, (_, at) => ({ text: `Text ${at + 1}` }));
  await make.tasks(db, story.project, texts);
  const held = await lease(db, story.project, story.ben);
  const sent = await answer(db, story.project, { fence: held.fence });
  return { ...story, ...held, sent, form: asForm(sent) };
}

/** Every way a labeling act can be tried by somebody it is not for. */
export async function strangers(
  app: Client,
  { di, eve }: { di: User; eve: User },
  method: 'post' | 'put' | 'delete' | 'patch',
  path: string,
  form: FormValues,
): Promise<number[]> {
  const tried = [await app.as(di)[method](path, form), await app.as(eve)[method](path, form), await app.as(undefined)[method](path, form)];
  expect(tried[2]!.location).toMatch(/^\/sign-in/);
  return tried.map(({ status }) => status);
}
