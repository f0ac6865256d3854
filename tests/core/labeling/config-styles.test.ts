/** `<Style>`: what would load or run something is left out and named where it stands; the rest of it, and of the config, holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { unsafeStyle } from '#app/core/labeling/config/unsafe.ts';

const config = (css: string) => parseConfig(`<View>\n<Style>${css}</Style><Text name="t" value="$t"/><Rating name="r" toName="t"/></View>`);
const textOf = (css: string) => config(css).config?.root.children[0]?.text;

test('T13 a declaration with an address is left out, and named with line and column', () => {
  const css = `
  .a { color: red; background: url(https://evil.example/x;y); margin: 0 }
  @import "https://evil.example/z.css";
  .b { background: u\\72l("a}b") } .c { content: "; url" }`;
  const { config: parsed, problems } = config(css);
  expect(parsed?.root.children[0]?.text.replaceAll(/\s+/g, ' ')).toBe('.a { color: red; margin: 0 } .b {} .c { content: "; url" }');
  expect(problems).toEqual([
    { line: 3, column: 20, severity: 'warning', message: expect.stringContaining('background: url(https://evil.example/x;y) is left out') as string },
    { line: 4, column: 3, severity: 'warning', message: expect.stringContaining('@import "https://evil.example/z.css" is left out') as string },
    { line: 5, column: 8, severity: 'warning', message: expect.stringContaining('is left out of <Style>') as string },
  ]);
});

test('T13 where it is written with entities, the tag is named', () => {
  const { problems } = config('.a { background: url(&quot;x&quot;) }');
  expect(problems).toMatchObject([{ line: 2, column: 1, severity: 'warning' }]);
});

test('T13 behind comments and in blocks that never end it is left out as well', () => {
  expect(textOf('.a { background: u/* ; */rl(x); color: red')).toBe('.a { color: red');
  expect(textOf('@media print { .a { background: url(x')).toBe('@media print { .a {');
});

test('T13 whatever is written, no config holds a style that loads or runs something', () => {
  const parts = ['url(', ')', '"', "'", ';', '{', '}', '/*', '*/', '\\', '\\75 rl(', '@import ', 'a:b', '\n', ' ', 'image-set(', '[', ']'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), (written) => {
      const text = textOf(written.join(''));
      expect(text !== undefined && unsafeStyle(text)).toBe(false);
    }),
  );
});

test('T13 a megabyte of addresses is done with in a moment', () => {
  const before = performance.now();
  config('.a{b:url(x)}'.repeat(50_000));
  config('url('.repeat(200_000));
  config('"'.repeat(500_000));
  config('/*'.repeat(200_000) + 'url(');
  expect(performance.now() - before).toBeLessThan(5000);
});
