import { describe, expect, test } from 'vitest';
import { checkResult } from '#app/core/labeling/check.ts';
import { repeated } from '#app/core/labeling/repeat.ts';
import { parseResult, serializeResult } from '#app/core/labeling/wire.ts';
import { configOf } from './configs.ts';

const pages = configOf(`<View><Header value="All $title"/>
<Repeater on="$pages"><Header value="Page {{idx}}"/><Image name="pic_{{idx}}" value="$pages[{{idx}}].url"/>
<RectangleLabels name="box_{{idx}}" toName="pic_{{idx}}"><Label value="Cat"/></RectangleLabels>
<Choices name="kind_{{idx}}" toName="pic_{{idx}}" required="true" whenTagName="box_{{idx}}"><Choice value="$pages[{{idx}}].kind"/><Choice value="None"/></Choices></Repeater>
<Rating name="stars" toName="pic_{{idx}}"/></View>`);
const data = {
  title: 't',
  pages: [
    { url: 'a.png', kind: 'A' },
    { url: 'b.png', kind: 'B' },
  ],
};

describe('a repeater', () => {
  const { root, objects, controls } = repeated(pages, data);

  test('is there once per entry, with names and addresses of its own', () => {
    expect(objects.map(({ name, value }) => [name, value])).toEqual([
      ['pic_0', '$pages[0].url'],
      ['pic_1', '$pages[1].url'],
    ]);
    expect(controls.map(({ name, toNames }) => [name, toNames])).toEqual([
      ['box_0', ['pic_0']],
      ['kind_0', ['pic_0']],
      ['box_1', ['pic_1']],
      ['kind_1', ['pic_1']],
      ['stars', ['pic_{{idx}}']],
    ]);
    expect(controls[3]).toMatchObject({ tag: { attributes: { whentagname: 'box_1' } }, labels: [{ value: '$pages[1].kind' }, { value: 'None' }] });
    const repeater = root.children[1];
    expect(repeater?.children.map(({ type, children }) => [type, children[0]?.attributes.value])).toEqual([
      ['View', 'Page 0'],
      ['View', 'Page 1'],
    ]);
  });

  test('gives every copy a place of its own', () => {
    const places: string[] = [];
    const walk = (tag: typeof root): void => {
      places.push(`${tag.line}:${tag.column}`);
      tag.children.forEach(walk);
    };
    walk(root);
    expect(new Set(places).size).toBe(places.length);
  });

  test('takes another flag, may stand in another, and is empty without a list', () => {
    const nested = configOf(
      '<View><Repeater on="$a" indexFlag="{{row}}"><Repeater on="$a[{{row}}].b"><Text name="t_{{row}}_{{idx}}" value="$a[{{row}}].b[{{idx}}]"/><Rating name="r_{{row}}_{{idx}}" toName="t_{{row}}_{{idx}}"/></Repeater></Repeater></View>',
    );
    const names = (given: Record<string, unknown>): string[] => repeated(nested, given).controls.map(({ name }) => name);
    expect(names({ a: [{ b: ['x'] }, { b: ['y', 'z'] }] })).toEqual(['r_0_0', 'r_1_0', 'r_1_1']);
    expect(names({ a: 'x' })).toEqual([]);
    expect(names({})).toEqual([]);
  });

  test('leaves a config without one as it is', () => {
    const plain = configOf('<View><Text name="t" value="$t"/><Rating name="r" toName="t"/></View>');
    expect(repeated(plain, { t: 'x' })).toBe(plain);
  });
});

test('answers carry the numbered names, and are checked one by one', () => {
  const row = (index: number, choice: string) => ({
    id: `k${index}`,
    from_name: `kind_${index}`,
    to_name: `pic_${index}`,
    type: 'choices',
    origin: 'manual',
    value: { choices: [choice] },
  });
  const rows = [row(0, 'None'), row(1, 'None')];
  const { doc } = parseResult(rows, repeated(pages, data));
  expect(serializeResult(doc, repeated(pages, data))).toEqual(rows);
  expect(checkResult(pages, doc, data)).toEqual([]);
  expect(checkResult(pages, parseResult([row(1, 'None')], pages).doc, data).map(({ message }) => message)).toEqual(['Choose in “kind_0” first.']);
  expect(checkResult(pages, parseResult([row(2, 'None')], pages).doc, data).map(({ message }) => message)).toContain(
    'The config has no control "kind_2".',
  );
});
