import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, setAttribute } from '#app/core/labeling/builder/edits.ts';
import { readSource, type Source } from '#app/core/labeling/builder/source.ts';
import { templateGroups } from '#app/core/templates/gallery.ts';

const sourceOf = (markup: string): Source => {
  const read = readSource(markup);
  if ('problem' in read) throw new Error(read.problem.message);
  return read.source;
};

const wild = `<?xml version="1.0"?>
<!-- <View> is not <Text here="no"/> -->
<View  style='color: "red"'
  className="a>b">
  <Style><![CDATA[ .a > .b {} <no/> ]]></Style>
\t<Text name='txt'   value = "$text"/><Labels name="l" toName="txt" ><Label value="A &amp; B"/> <!-- <Label value="no"/> --> <Label
    value="C"
    hotkey='"'
  /></Labels>
  <Wonder of="it">words <b>more</b></Wonder>
</View>
`;

test('every element and attribute stands where it is said to stand', () => {
  for (const markup of [wild, ...templateGroups.flatMap(({ templates }) => templates).map((one) => one.markup)]) {
    for (const element of sourceOf(markup).all) {
      const written = markup.slice(element.start, element.end);
      const again = sourceOf(written).root.tag;
      const strip = (tag: typeof again): unknown => [tag.type, { ...tag.attributes }, tag.text, tag.children.map(strip)];
      expect(strip(again)).toEqual(strip(element.tag));
      expect(element.attributes.map(({ name }) => name)).toEqual(Object.keys(element.tag.attributes));
      for (const { name, start, valueStart, valueEnd, end } of element.attributes) {
        expect(markup.slice(start, start + name.length).toLowerCase()).toBe(name);
        expect(markup[valueStart - 1]).toBe(markup[valueEnd]);
        expect(end).toBe(valueEnd + 1);
      }
      if (element.closesItself) expect(written.endsWith('/>')).toBe(true);
      else expect(markup.slice(element.closeStart, element.end)).toBe(`</${element.tag.type}>`);
    }
  }
});

test('faults of form are named with their line; faults of meaning are not in the way', () => {
  expect(readSource('<View>\n  <Text name=/></View>')).toMatchObject({ problem: { line: 2 } });
  expect(readSource('<!DOCTYPE html><View/>')).toMatchObject({ problem: { line: 1 } });
  expect(readSource('')).toMatchObject({ problem: { line: 1 } });
  expect(readSource('<View a="1" A="2"/>')).toMatchObject({ problem: { line: 1 } });
  expect(readSource('<Nothing><Known/></Nothing>')).toHaveProperty('source');
});

test('any value that markup can hold is read back as it was set, in either quotes, and nothing else changes', () => {
  const sign = fc.constantFrom('"', "'", '&', '<', '>', '\n', '\t', ' ', 'a', '🌠', '&amp;', '$x', ']]>', '-->');
  fc.assert(
    fc.property(
      fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join('')),
      fc.nat(),
      fc.constantFrom('value', 'hotkey', 'Hint'),
      (value, at, name) => {
        const source = sourceOf(wild);
        const element = source.all[at % source.all.length]!;
        const next = applied(wild, setAttribute(source, element, name, value));
        const reread = sourceOf(next);
        const set = reread.all[at % source.all.length]!;
        expect(set.tag.attributes).toEqual({ ...element.tag.attributes, [name.toLowerCase()]: value });
        expect(next.slice(0, element.start)).toBe(wild.slice(0, element.start));
        expect(next.slice(set.openEnd)).toBe(wild.slice(element.openEnd));
        const back = applied(next, setAttribute(reread, set, name, element.tag.attributes[name.toLowerCase()]));
        if (!(name.toLowerCase() in element.tag.attributes)) expect(back).toBe(wild);
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
