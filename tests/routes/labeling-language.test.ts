import { expect } from 'vitest';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { attributeWords } from '#app/core/labeling/tags/attribute-words.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('every tag of the catalog has its entry, and every attribute its sentence', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const page = await app.as(ben).get('/labeling-language');
  expect(page.status).toBe(200);
  for (const { type, attributes } of tagCatalog.values()) {
    const entry = page.query(`#tag-${type.toLowerCase()}`)?.text;
    expect(entry).toContain(type);
    for (const { name, spelled } of attributes.values()) {
      expect(entry).toContain(spelled);
      expect(entry).toContain(attributeWords(type, name)?.replaceAll('&', '&amp;'));
    }
  }
});

test('strangers are asked to sign in', async ({ app, db }) => {
  await make.story(db);
  expect((await app.as().get('/labeling-language')).location).toContain('/sign-in');
});
