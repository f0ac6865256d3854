import { expect } from 'vitest';
import { apiTokens } from '#app/db/schema/people.ts';
import { listApiTokens, makeApiToken, maybeUserByToken, revokeApiToken } from '#app/domain/api-tokens.ts';
import { deactivatePerson } from '#app/domain/people.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { acts, lines } from '#tests/support/log.ts';
import { later, noon } from '#tests/support/visit.ts';

test('is given once and kept as a hash', async ({ db }) => {
  const { ben } = await make.story(db);
  const token = await makeApiToken(db, ben, 'nightly');
  expect(token).toMatch(/^gloss_[\w-]{32}$/);
  const kept = JSON.stringify([await db.select().from(apiTokens), await listApiTokens(db, ben), await lines(db)]);
  expect(kept).not.toContain(token);
  expect(await listApiTokens(db, ben)).toMatchObject([{ name: 'nightly', prefix: token.slice(0, 10), usedAt: null }]);
  expect(await acts(db)).toEqual(['make API token']);
});

test('a second one of the same name is refused until the first is revoked', async ({ db }) => {
  const { ben, cy } = await make.story(db);
  await makeApiToken(db, ben, 'nightly');
  await expect(makeApiToken(db, ben, 'nightly')).rejects.toMatchObject({ kind: 'invalid', field: 'name' });
  await makeApiToken(db, cy, 'nightly');
  const [made] = await listApiTokens(db, ben);
  await revokeApiToken(db, ben, made!.id, noon);
  await makeApiToken(db, ben, 'nightly');
});

test('lets its owner in until it is revoked, by its owner alone', async ({ db }) => {
  const { ben, cy } = await make.story(db);
  const token = await makeApiToken(db, ben, 'nightly');
  const [made] = await listApiTokens(db, ben);
  await revokeApiToken(db, cy, made!.id, noon);
  expect(await maybeUserByToken(db, token, noon)).toMatchObject({ id: ben.id });
  await revokeApiToken(db, ben, made!.id, noon);
  await revokeApiToken(db, ben, made!.id, noon);
  expect(await maybeUserByToken(db, token, noon)).toBeUndefined();
  expect(await acts(db)).toEqual(['revoke API token', 'make API token']);
});

test('notes its use once a minute', async ({ db }) => {
  const { ben } = await make.story(db);
  const token = await makeApiToken(db, ben, 'nightly');
  for (const seconds of [0, 30, 59]) await maybeUserByToken(db, token, later(seconds));
  expect(await listApiTokens(db, ben)).toMatchObject([{ usedAt: noon }]);
  await maybeUserByToken(db, token, later(61));
  expect(await listApiTokens(db, ben)).toMatchObject([{ usedAt: later(61) }]);
});

test('dies with its owner’s access', async ({ db }) => {
  const { olga, ben } = await make.story(db);
  const token = await makeApiToken(db, ben, 'nightly');
  await deactivatePerson(db, ben.id, olga, noon);
  expect(await maybeUserByToken(db, token, noon)).toBeUndefined();
});
