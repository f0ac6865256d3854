import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderInstruction, sourceOfInstruction } from '#app/domain/instructions.ts';

test('whatever is stored, the text area shows what makes the same again', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '\n\n',
      '\n',
      '- ',
      '# ',
      '**',
      '*',
      '`',
      '[a](https://example.org)',
      '<b>',
      '</b>',
      '<ul><li>',
      '</p>',
      '&lt;',
      '<!--',
      '<p>x</p>',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = renderInstruction(pieces.join(''));
      const shown = sourceOfInstruction(html);
      expect([html, renderInstruction(html)]).toContain(renderInstruction(shown));
    }),
    { numRuns: 300, seed: 9 },
  );
});

test('cleaning happens once and for all', () => {
  expect(renderInstruction('a < b & c')).toBe('<p>a &lt; b &amp; c</p>');
  expect(renderInstruction('<h1>Big</h1>')).toBe('<h2>Big</h2>');
  expect(renderInstruction('[x](https://example.org)')).toBe('<p><a href="https://example.org" rel="noreferrer noopener">x</a></p>');
  expect(sourceOfInstruction('<p><a href="https://example.org" rel="noreferrer noopener">x</a></p>')).toBe('[x](https://example.org)');
});
