/** Everything that controls ask for, and every limit they set, case by case: each with its sentence and its place. */
import { expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { everyKind } from '#app/core/labeling/kinds.ts';
import { findFaults } from '#app/core/labeling/check/faults.ts';
import { findMissing } from '#app/core/labeling/check/required.ts';
import { findTogether } from '#islands/labeler/rules.ts';
import type { Row } from '#app/core/labeling/result.ts';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { cases, data } from './asked.ts';
import { configOf } from './configs.ts';

test.each(cases)('$title', ({ markup, rows, said, enough }) => {
  const config = configOf(markup);
  const read = (given: Row[]) => {
    const { doc, failed } = parseResult(given, config);
    expect(failed).toEqual([]);
    return doc;
  };
  const short = read(rows);
  expect(checkResult(config, short, data)).toEqual(said);
  expect(checkResult(config, read(enough), data)).toEqual([]);
  // The editor says the same, as far as one could have done it there.
  const inEditor = [...findMissing(short, config, everyKind, data), ...findFaults(short, config, everyKind), ...findTogether(short, config)];
  expect(said).toEqual(expect.arrayContaining(inEditor));
  expect(findTogether(short, config)).toEqual(said.filter(({ message }) => /may be used|may lie/.test(message)));
});

test('a draft may leave out what is asked for, but keeps to the limits', () => {
  const demanded = /^(Region \d+|Page \d+|Mark at least)|first\.$|^Say it!$/;
  for (const { title, markup, rows, said } of cases) {
    const config = configOf(markup);
    const problems = checkResult(config, parseResult(rows, config).doc, data, { demandRequired: false });
    expect(problems, title).toEqual(said.filter(({ message }) => !demanded.test(message)));
  }
});

test('no control that can be required is left out', () => {
  const tried = new Set(cases.flatMap(({ markup }) => [...markup.matchAll(/<(\w+) name="q"[^>]* required="true"/g)].map(([, type]) => type)));
  const askable = [...tagCatalog.values()].filter(({ family, drawn, attributes }) => family === 'control' && drawn && attributes.has('required'));
  expect(askable.map(({ type }) => type).filter((type) => !tried.has(type))).toEqual([]);
});
