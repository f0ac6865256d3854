import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFlatWriter } from '#islands/labeler/surfaces/hypertext/flat.ts';

describe('the text of a document as it is seen', () => {
  it('collapses white space over the borders of texts, and drops it at the ends of lines', () => {
    const flat = createFlatWriter();
    const parts = [' one ', ' two', '\n\t', 'three ', ' '].map((data) => flat.text(data, false));
    flat.break('\n\n');
    flat.text(' four ', false);
    expect(flat.finish()).toBe('one two three\n\nfour');
    expect(parts.map(({ runs }) => runs)).toEqual([
      [{ flat: 0, raw: 1, length: 4 }],
      [{ flat: 4, raw: 1, length: 3 }],
      [{ flat: 7, raw: 0, length: 1 }],
      [{ flat: 8, raw: 0, length: 5 }],
      [],
    ]);
  });

  it('breaks lines once where blocks meet, as often as asked within one, and not before the first', () => {
    const flat = createFlatWriter();
    flat.break('\n\n');
    flat.lineEnd();
    flat.text('a', false);
    flat.break('\n');
    flat.break('\n\n');
    flat.text('b', false);
    flat.lineEnd();
    flat.lineEnd();
    flat.text('c', false);
    flat.break('\t');
    flat.text('d', false);
    flat.break('\n');
    expect(flat.finish()).toBe('a\n\nb\n\nc\td');
  });

  it('keeps preformatted text, and a space before a picture', () => {
    const flat = createFlatWriter();
    flat.text(' a\n b ', true);
    flat.text(' c ', false);
    flat.object();
    flat.text(' d', false);
    expect(flat.finish()).toBe(' a\n b  c  d');
  });

  it('holds every character that is no white space, each where its run says', () => {
    const data = fc.string({ unit: fc.constantFrom('a', 'ß', '🐱', '\u0301', ' ', '\n', '\t') });
    fc.assert(
      fc.property(fc.array(fc.tuple(data, fc.boolean(), fc.constantFrom(undefined, '\t', '\n', '\n\n' as const))), (texts) => {
        const flat = createFlatWriter();
        const written = texts.map(([text, pre, gap]) => {
          if (gap) flat.break(gap);
          return { text, own: flat.text(text, pre) };
        });
        const seen = flat.finish();
        expect(seen.replace(/\s/g, '')).toBe(
          texts
            .map(([text]) => text)
            .join('')
            .replace(/\s/g, ''),
        );
        let at = 0;
        for (const { text, own } of written) {
          for (const { flat: start, raw, length } of own.runs) {
            expect(start).toBeGreaterThanOrEqual(at);
            at = start + length;
            expect(seen.slice(start, at).replace(/\s/g, ' ')).toBe(text.slice(raw, raw + length).replace(/\s/g, ' '));
          }
          if (own.runs.length > 0) expect([own.start, own.end]).toEqual([own.runs[0]?.flat, at]);
        }
      }),
    );
  });
});
