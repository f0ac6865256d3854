import { expect } from 'vitest';
import { deactivatePerson } from '#app/domain/people.ts';
import { makeApiToken } from '#app/domain/api-tokens.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const whoami = '/api/current-user/whoami';

test('a token says who one is, with or without a slash at the end', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const token = await makeApiToken(db, ben, 'script');
  for (const scheme of ['Token', 'token']) {
    const answer = await app.as().get(whoami, { Authorization: `${scheme} ${token}` });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ id: ben.id, email: ben.email });
  }
});

test('without a good token the answer is 401 and says what to do', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const token = await makeApiToken(db, ben, 'script');
  for (const Authorization of ['', token, 'Token', 'Token wrong', `Bearer ${token}`, `Token ${token} x`, `Token ${token.slice(0, -1)}`]) {
    const answer = await app.as().get(whoami, { Authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toBe('Token');
    expect(answer.json()).toMatchObject({ status_code: 401, detail: expect.stringMatching(/\.$/) });
    expect(answer.text).not.toContain(token);
  }
});

test('T43 a cookie opens nothing here', async ({ app, db }) => {
  const { ben } = await make.story(db);
  expect((await app.as(ben).get(whoami)).status).toBe(401);
});

test('T44 a token dies with its owner’s access, and those who wait have none', async ({ app, db }) => {
  const { home, olga, ben } = await make.story(db);
  const waiting = await make.user(db, { organization: home, role: 'annotator', state: 'not activated' });
  const [his, theirs] = [await makeApiToken(db, ben, 'script'), await makeApiToken(db, waiting, 'script')];
  await deactivatePerson(db, ben.id, olga, new Date());
  for (const token of [his, theirs]) expect((await app.as().get(whoami, { Authorization: `Token ${token}` })).status).toBe(401);
});
