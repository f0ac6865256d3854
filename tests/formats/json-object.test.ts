import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readObject, type Entry } from '#app/formats/read/json-object.ts';
import { stream } from './exported.ts';

async function read(text: string, size = 3): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of readObject(stream(text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []))) found.push(entry);
  return found;
}

test('entries of lists, and other values whole, with their lines', async () => {
  const text = '{"info": {"a": [1, 2]},\n "images": [{"id": 1,\n "n": "a\\"],{"}, 2,\n[3]], "none": [], "last": null}';
  const expected = [
    { row: 1, key: 'info', value: { a: [1, 2] }, whole: true },
    { row: 2, key: 'images', value: { id: 1, n: 'a"],{' }, whole: false },
    { row: 3, key: 'images', value: 2, whole: false },
    { row: 4, key: 'images', value: [3], whole: false },
    { row: 4, key: 'last', value: null, whole: true },
  ];
  for (const size of [1, 3, 1000]) expect(await read(text, size)).toEqual(expected);
});

test('it takes what JSON.parse takes, and nothing else', async () => {
  const nested = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())), { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(
      nested,
      fc.nat(3),
      fc.option(fc.tuple(fc.nat(200), fc.constantFrom(',', ']', '}', '"', '[', '{', ':', 'x', ''))),
      async (value, indent, harm) => {
        const whole = JSON.stringify(value, undefined, indent);
        const at = harm ? harm[0] % (whole.length + 1) : 0;
        const text = harm ? whole.slice(0, at) + harm[1] + whole.slice(at + 1) : whole;
        const parsed = (() => {
          try {
            return JSON.parse(text) as unknown;
          } catch {
            return undefined;
          }
        })();
        const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
        const found = await read(text);
        const problem = found.find((entry) => 'problem' in entry);
        // A name that stands twice in an object inside is refused beyond what JSON.parse does.
        if (problem && isObject) expect(problem.problem).toContain('stands twice');
        else expect([text, problem === undefined]).toEqual([text, isObject]);
        if (problem || !isObject) return;
        const built: Record<string, unknown> = Object.fromEntries(
          Object.entries(parsed).flatMap(([key, each]) => (Array.isArray(each) ? [[key, []]] : [])),
        );
        for (const entry of found) {
          if ('problem' in entry) continue;
          if (entry.whole) Object.defineProperty(built, entry.key, { value: entry.value, enumerable: true, configurable: true, writable: true });
          else (built[entry.key] as unknown[]).push(entry.value);
        }
        expect(built).toEqual(parsed);
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});

test.each([
  ['{"a":[1,]}', 1],
  ['{"a":1,}', 1],
  ['{"a":[1]\n"b":2}', 2],
  ['{"a":[1', 1],
  ['[1]', 1],
  ['{"a":1}\n{', 2],
  ['{"a":[1,\n2 3]}', 2],
])('%j is wrong on line %d', async (text, row) => {
  expect((await read(text)).at(-1)).toMatchObject({ row, problem: expect.stringMatching(/\.$/) });
});
