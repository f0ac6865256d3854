import { expect } from 'vitest';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { tagWords } from '#app/core/labeling/tags/words.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('every tag of the catalog has its entry, and every drawn one its words', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const page = await app.as(ben).get('/labeling-language');
  expect(page.status).toBe(200);
  for (const { type, attributes } of tagCatalog.values()) {
    expect(page.query(`#tag-${type.toLowerCase()}`)?.text).toContain(type);
    for (const { spelled } of attributes.values()) expect(page.query(`#tag-${type.toLowerCase()}`)?.text).toContain(spelled);
  }
  expect([...tagCatalog.values()].filter(({ drawn, type }) => drawn && !tagWords[type]).map(({ type }) => type)).toEqual([]);
  expect(Object.keys(tagWords).filter((type) => !tagCatalog.has(type))).toEqual([]);
});

test('strangers are asked to sign in', async ({ app, db }) => {
  await make.story(db);
  expect((await app.as().get('/labeling-language')).location).toContain('/sign-in');
});
