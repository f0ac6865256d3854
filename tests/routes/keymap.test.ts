import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { paths } from '#app/core/paths.ts';
import { users } from '#app/db/schema/people.ts';
import type { LabelerProps } from '#islands/labeler/props.ts';
import { test } from '#tests/support/db.ts';
import { desk } from '#tests/support/desk.ts';
import * as make from '#tests/support/make.ts';

test('keys are kept for the one person, and go back to standard', async ({ app, db }) => {
  const { ben, cy } = await make.story(db);
  const browser = app.as(ben);
  expect(await browser.put('/profile/keys', { 'annotation:skip': 'Alt+N', 'annotation:undo': 'ctrl+z' })).toMatchObject({
    status: 303,
    location: '/profile/keys',
  });
  const keymapOf = async (id: number) => (await db.select({ keymap: users.keymap }).from(users).where(eq(users.id, id)))[0]?.keymap;
  expect(await keymapOf(ben.id)).toEqual({ 'annotation:skip': 'alt+n' });
  expect(await keymapOf(cy.id)).toEqual({});
  const page = await browser.get('/profile/keys');
  expect(page.query('[name="annotation:skip"]')?.getAttribute('value')).toBe('alt+n');
  expect(await browser.delete('/profile/keys')).toMatchObject({ status: 303 });
  expect(await keymapOf(ben.id)).toEqual({});
});

test('a bad key changes nothing and comes back as typed, with its reason', async ({ app, db }) => {
  const { ben } = await make.story(db);
  const bad = await app.as(ben).put('/profile/keys', { 'annotation:skip': 'ctrl+z', 'region:lock': 'x' });
  expect(bad.status).toBe(422);
  expect(bad.query('[name="annotation:skip"]')?.getAttribute('value')).toBe('ctrl+z');
  expect(bad.queryAll('.field__error').map(({ text }) => text)).toEqual([expect.stringContaining('is the key of “Undo” already')]);
  const [row] = await db.select({ keymap: users.keymap }).from(users).where(eq(users.id, ben.id));
  expect(row?.keymap).toEqual({});
});

test('all acts stand there in groups; a key that is taken since it was chosen says so', async ({ app, db }) => {
  const { ben } = await make.story(db);
  await db
    .update(users)
    .set({ keymap: { 'annotation:skip': 'o' } })
    .where(eq(users.id, ben.id));
  const page = await app.as(ben).get('/profile/keys');
  const titles = page.queryAll('.section__title').map(({ text }) => text);
  expect(titles).toEqual(
    expect.arrayContaining(['Answers', 'Regions', 'Tools for pictures', 'Pages', 'Dialogues', 'Sounds', 'Videos', 'Time series']),
  );
  for (const name of ['tool:ellipse', 'tool:magic-wand', 'image:next', 'audio:loop', 'video:hop-forward', 'ts:grow-left', 'region:9', 'region:nest'])
    expect(page.query(`[name="${name}"]`)?.getAttribute('value')).toBe('');
  // The first group is open, and those where something stands or is wrong; the others can be sent from all the same.
  expect(page.queryAll('.key-group[open] .section__title').map(({ text }) => text)).toEqual(['Answers']);
  const wrong = await app.as(ben).put('/profile/keys', { 'tool:ellipse': 'ctrl+z' });
  expect(wrong.queryAll('.key-group[open] .section__title').map(({ text }) => text)).toEqual(['Answers', 'Tools for pictures']);
  expect(page.queryAll('.field__error').map(({ text }) => text.trim())).toEqual(['o is the key of “Draw ellipses” already.']);
});

test('the label page hands the editor changed keys only, and prints them on its buttons', async ({ app, db }) => {
  const { project, ben, task } = await desk(db);
  const page = async () => {
    const found = await app.as(ben).get(paths.label(project.id, task.id));
    const given = found.query('[data-island=labeler]')?.getAttribute('data-props') ?? '';
    const { keys } = JSON.parse(given.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as LabelerProps;
    return { keys, printed: ['submit', 'skip'].map((act) => found.query(`[data-act=${act}] .kbd`)?.text) };
  };
  expect(await page()).toEqual({ keys: undefined, printed: ['Ctrl+Enter', 'Ctrl+Space'] });
  await db
    .update(users)
    .set({ keymap: { 'annotation:skip': 'alt+shift+n' } })
    .where(eq(users.id, ben.id));
  expect(await page()).toEqual({
    keys: [{ commands: ['skip'], standard: ['ctrl+space'], key: 'alt+shift+n' }],
    printed: ['Ctrl+Enter', 'Alt+Shift+N'],
  });
});

test('strangers are asked to sign in', async ({ app, db }) => {
  await make.story(db);
  expect((await app.as().get('/profile/keys')).location).toContain('/sign-in');
  expect((await app.as().put('/profile/keys', {})).location).toContain('/sign-in');
});
