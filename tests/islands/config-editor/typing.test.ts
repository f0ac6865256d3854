import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedOver, indent, newLine, offsetOf, outdent, type Edit, type Typed } from '#islands/config-editor/typing.ts';

/** `|` marks the caret, or both ends of the selection. */
function typed(marked: string): Typed {
  const start = marked.indexOf('|');
  const rest = marked.slice(0, start) + marked.slice(start + 1);
  const end = rest.indexOf('|');
  return end < 0 ? { text: rest, start, end: start } : { text: rest.slice(0, end) + rest.slice(end + 1), start, end };
}
function after({ text }: Typed, { from, to, insert, start, end }: Edit): string {
  const edited = text.slice(0, from) + insert + text.slice(to);
  const shown = edited.slice(0, end) + '|' + edited.slice(end);
  return start === end ? shown : shown.slice(0, start) + '|' + shown.slice(start);
}
const run = (act: (typed: Typed) => Edit, marked: string) => after(typed(marked), act(typed(marked)));

test.each([
  ['a|b', 'a  |b'],
  ['<View>\n|<Text/>\n<Text/>|', '<View>\n  |<Text/>\n  <Text/>|'],
  ['a\n|\nb|', 'a\n|\n  b|'],
])('Tab in %j', (before, then) => expect(run(indent, before)).toBe(then));

test.each([
  ['  a|b', 'a|b'],
  ['    |a\n  b|', '  |a\nb|'],
  ['|a', '|a'],
  ['\t|a', '|a'],
])('Shift+Tab in %j', (before, then) => expect(run(outdent, before)).toBe(then));

test.each([
  ['<View>|', '<View>\n  |'],
  ['  <Text name="a"/>|', '  <Text name="a"/>\n  |'],
  ['  </View>|', '  </View>\n  |'],
  ['  <Choices name="a">|', '  <Choices name="a">\n    |'],
  ['|', '\n|'],
])('Enter after %j', (before, then) => expect(run(newLine, before)).toBe(then));

test('outdenting takes back what indenting gave', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z<>/]{1,8}$/), { minLength: 2, maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const all = { text, start: 0, end: text.length };
      const edit = indent(all);
      const deeper = { text: edit.insert, start: edit.start, end: edit.end };
      const back = outdent(deeper);
      expect(deeper.text.slice(0, back.from) + back.insert + deeper.text.slice(back.to)).toBe(text);
    }),
  );
});

test('places are found, and those beyond the text are its end', () => {
  expect(offsetOf('ab\ncd', 2, 2)).toBe(4);
  expect(offsetOf('ab\ncd', 9, 9)).toBe(5);
  expect(offsetOf('', 1, 1)).toBe(0);
});

const carried = (asked: string, answer: string, now: string) => {
  const change = carriedOver(asked, answer, now);
  return change && now.slice(0, change.from) + change.insert + now.slice(change.to);
};

test.each([
  ['nothing was written', 'abc', 'aXc', 'abc', 'aXc'],
  ['written before it', 'abc', 'abX', 'Yabc', 'YabX'],
  ['written behind it', 'abc', 'Xbc', 'abcY', 'XbcY'],
  ['written over it', 'abc', 'aXc', 'aYc', undefined],
])('an answer to an older text, %s', (_, asked, answer, now, then) => expect(carried(asked, answer, now)).toBe(then));

test('an answer to an older text adds what was asked for and keeps what was written, whatever the two are', () => {
  const parts = fc.array(
    fc.string({ minLength: 1, maxLength: 5 }).filter((part) => !part.includes('|')),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(parts, fc.nat(), fc.nat(), (texts, one, other) => {
      const [ours, theirs] = [one % texts.length, other % texts.length];
      fc.pre(ours !== theirs);
      const put = (...at: number[]) => texts.map((text, index) => (at.includes(index) ? `|${index}|` : text)).join('');
      expect(carried(texts.join(''), put(ours), put(theirs))).toSatisfy((made) => made === undefined || made === put(ours, theirs));
    }),
  );
});
