import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkData } from '#app/core/labeling/check.ts';
import { parseConfig } from '#app/core/labeling/config.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import { maybeTemplate, templateGroups } from '#app/core/templates/gallery.ts';
import { sampleProjects } from '#app/core/templates/samples.ts';

const templates = templateGroups.flatMap(({ templates: each }) => each);

test.each(templates.map((each) => [each.id, each] as const))('%s parses without any problem and shows a sample', (_id, { markup }) => {
  const { config, problems } = parseConfig(markup);
  expect(problems).toEqual([]);
  expect(config!.controls.length).toBeGreaterThan(0);
  expect(checkData(config!, sampleTask(config!))).toEqual([]);
});

test('ids are unique and findable', () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  expect(maybeTemplate('sentiment')?.title).toBe('Sentiment');
  expect(maybeTemplate('constructor')).toBeUndefined();
});

test.each(sampleProjects.map((each) => [each.kind, each] as const))('the %s sample fits its own config', (_kind, { markup, data }) => {
  const { config } = parseConfig(markup);
  expect(data.flatMap((each) => checkData(config!, each))).toEqual([]);
});

test('sample media are there, and small', () => {
  const shipped = new Set(readdirSync('public/samples'));
  const named = sampleProjects
    .flatMap(({ data }) => data.flatMap((each) => Object.values(each)))
    .filter((value): value is string => String(value).startsWith('/'));
  expect(named.map((path) => path.split('/').at(-1)!).filter((name) => !shipped.has(name))).toEqual([]);
});
