import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlOfMarks, marksOfHtml } from '#app/core/instruction.ts';

test.each([
  ['# Title', '<h2>Title</h2>'],
  ['### Small', '<h4>Small</h4>'],
  ['one\ntwo\n\nthree', '<p>one<br />two</p>\n<p>three</p>'],
  ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
  ['1. a\n2) b', '<ol><li>a</li><li>b</li></ol>'],
  ['> said\n> so', '<blockquote>said<br />so</blockquote>'],
  ['**strong** and *stressed* and `code`', '<p><strong>strong</strong> and <em>stressed</em> and <code>code</code></p>'],
  ['2 * 3 * 4 and a*b*c', '<p>2 * 3 * 4 and a*b*c</p>'],
  ['[words](https://example.org/a_b)', '<p><a href="https://example.org/a_b">words</a></p>'],
  ['<table><tr><td>x</td></tr></table>', '<table><tr><td>x</td></tr></table>'],
  ['\r\n\r\n', ''],
])('%j', (marks, html) => expect(htmlOfMarks(marks)).toBe(html));

test('what marks made goes back to marks that make the same', () => {
  const word = fc.stringMatching(/^[a-zé]{1,6}$/);
  const inline = fc.oneof(
    word,
    word.map((each) => `**${each}**`),
    word.map((each) => `*${each}*`),
    word.map((each) => `\`${each}\``),
    word.map((each) => `[${each}](https://example.org/${each})`),
  );
  const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
  const lines = fc.array(line, { minLength: 1, maxLength: 3 });
  const block = fc.oneof(
    line.map((each) => `# ${each}`),
    line.map((each) => `## ${each}`),
    lines.map((each) => each.join('\n')),
    lines.map((each) => each.map((one) => `- ${one}`).join('\n')),
    lines.map((each) => each.map((one) => `> ${one}`).join('\n')),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
      const html = htmlOfMarks(blocks.join('\n\n'));
      expect(htmlOfMarks(marksOfHtml(html))).toBe(html);
    }),
    { seed: 3 },
  );
});

test('HTML of another kind stays as it is', () => {
  expect(marksOfHtml('<table><tbody><tr><td>x</td></tr></tbody></table>')).toBe('<table><tbody><tr><td>x</td></tr></tbody></table>');
});
