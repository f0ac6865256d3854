import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkData } from '#app/core/labeling/check.ts';
import { parseConfig } from '#app/core/labeling/config.ts';
import type { ParsedConfig } from '#app/core/labeling/model.ts';
import { sampleTask } from '#app/core/labeling/sample.ts';
import { tagCatalog } from '#app/core/labeling/tags.ts';
import { anyCharacter } from '#tests/core/characters.ts';
import { mixed } from './configs.ts';

const seed = 20_260;

/** What holds of every reading: a config exactly when nothing is an error, and places inside the markup. */
function expectSound(markup: string, { config, problems }: ParsedConfig): void {
  expect(config === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  const lines = markup.split(/\r\n|\r|\n/);
  for (const { line, column, message } of problems) {
    expect(message.length).toBeGreaterThan(10);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
  }
}

test('any text is read without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => expectSound(text, parseConfig(text))),
    { seed, numRuns: 500 },
  );
});

test('any text made of the pieces of markup is read without throwing', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '</',
    '/>',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '&',
    '&amp;',
    '&#0;',
    ';',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml ',
    '?>',
    '<!DOCTYPE ',
    '$a',
    '{{idx}}',
    '{',
    '}',
    ...tagCatalog.keys(),
    'name',
    'toName',
    'value',
    'on',
    'onclick',
    'style',
    'hotkey',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectSound(pieces.join(''), parseConfig(pieces.join('')))),
    { seed, numRuns: 2_000 },
  );
});

test('a good config with a hole or a patch is read without throwing', () => {
  const { markup } = mixed;
  const change = fc.record({ from: fc.nat(markup.length), length: fc.nat(12), patch: fc.string({ maxLength: 4 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const changed = changes.reduce((text, { from, length, patch }) => text.slice(0, from) + patch + text.slice(from + length), markup);
      const parsed = parseConfig(changed);
      expectSound(changed, parsed);
      if (parsed.config) expect(checkData(parsed.config, sampleTask(parsed.config))).toEqual([]);
    }),
    { seed, numRuns: 600 },
  );
});
