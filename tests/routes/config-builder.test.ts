import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { projects } from '#app/db/schema/projects.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

type Answer = { queryAll(selector: string): { getAttribute(name: string): string | undefined }[]; query(selector: string): { text: string } | null };
const partial = { 'HX-Request-Type': 'partial' };
const markup = '<View>\n  <Text name="text" value="$text"/>\n  <Labels name="who" toName="text">\n    <Label value="Cat"/>\n  </Labels>\n</View>';
/** Everything the form on a page would send, as a browser collects it. */
function fieldsOf(page: Answer, within = '#config'): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = { markup: page.query('textarea[name=markup]')?.text.replace(/^\n/, '') ?? markup };
  for (const input of page.queryAll(`${within} input[name]`)) {
    const [name, value] = [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''];
    const there = fields[name];
    fields[name] = there === undefined ? value : [...[there].flat(), value];
  }
  return fields;
}

test('without script the page comes back with the markup changed, not saved; Save then counts what was typed', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const first = await browser.post(paths.labelingConfigPreview(project.id), { markup });
  const added = await browser.post(paths.labelingConfigBuilder(project.id), {
    ...fieldsOf(first),
    act: 'add-labels',
    'more-labels': 'Dog\r\nCow\t#123456\tc',
  });
  expect(added.status).toBe(200);
  const next = markup.replace('"Cat"/>', '"Cat"/>\n    <Label value="Dog"/>\n    <Label value="Cow" background="#123456" hotkey="c"/>');
  expect(added.query('textarea[name=markup]')?.text.trim()).toBe(next);
  expect(added.query('#builder-said')?.text).toBe('2 are added to “who”.');
  const [{ configVersion } = { configVersion: 0 }] = await db.select().from(projects).where(eq(projects.id, project.id));
  expect(configVersion).toBe(1);

  const fields = fieldsOf(added);
  await browser.put(paths.labelingConfig(project.id), { ...fields, 'label-alias': ['', 'hound', ''] });
  const saved = await browser.get(paths.labelingConfig(project.id));
  expect(saved.query('textarea[name=markup]')?.text.trim()).toBe(next.replace('"Dog"', '"Dog" alias="hound"'));
});

test('what cannot be done comes back as it was typed, and saves nothing', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const page = await browser.post(paths.labelingConfigPreview(project.id), { markup });
  const sent = { ...fieldsOf(page), 'object-key': 'two words' };
  for (const answer of [
    await browser.post(paths.labelingConfigBuilder(project.id), { ...sent, act: 'remove-label 0' }),
    await browser.put(paths.labelingConfig(project.id), sent),
  ]) {
    expect(answer.status).toBe(422);
    expect(answer.query('#builder-said')?.text).toContain('“two words” is no data key');
    expect(answer.query('textarea[name=markup]')?.text.trim()).toBe(markup);
    expect(answer.query('input[name=object-key]')?.getAttribute('value')).toBe('two words');
  }
});

test('with script the builder alone comes back, with the markup for the text area', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const browser = app.as(ada);
  const page = await browser.post(paths.labelingConfigPreview(project.id), { markup });
  const answer = await browser.post(paths.labelingConfigBuilder(project.id), { ...fieldsOf(page), act: 'remove-object text' }, partial);
  expect(answer.query('#builder')?.getAttribute('data-markup')).toBe(markup);
  expect(answer.query('#builder-said')?.text).toContain('“who” is about “text”');
  expect(answer.query('textarea[name=markup]') === null).toBe(true);
  const typing = await browser.post(paths.labelingConfigPreview(project.id), { markup }, partial);
  expect(typing.query('#builder')?.getAttribute('hx-swap-oob')).toBe('outerMorph');
  const broken = await browser.post(paths.labelingConfigPreview(project.id), { markup: '<View' }, partial);
  expect(broken.query('#builder') === null).toBe(true);
});

test('hundreds of labels are shown in windows; what is not understood is named with its line', async ({ app, db }) => {
  const { ada, project } = await make.story(db);
  const labels = Array.from({ length: 500 }, (_, at) => `    <Label value="L${at}"/>\n`).join('');
  const long = markup.replace('    <Label value="Cat"/>\n', labels).replace('</View>', '  <Wonder/>\n</View>');
  const browser = app.as(ada);
  const page = await browser.post(paths.labelingConfigPreview(project.id), { markup: long });
  expect(page.queryAll('input[name=label-value]')).toHaveLength(40);
  const later = await browser.post(paths.labelingConfigBuilder(project.id), { ...fieldsOf(page), act: 'from 480' });
  expect(later.queryAll('input[name=label-value]').map((input) => input.getAttribute('value'))).toEqual(
    Array.from({ length: 20 }, (_, at) => `L${at + 480}`),
  );
  expect(later.query('#builder')?.text).toContain('Line 505:3');
});
