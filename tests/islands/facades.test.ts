import { expect, test } from 'vitest';
import { withoutFacades } from '#app/islands-facades.mjs';

const left = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    withoutFacades(Object.entries(files).map(([name, code]) => [name, Buffer.from(code)])).map(([name, contents]) => [
      name,
      Buffer.from(contents).toString(),
    ]),
  );

test('who asks for a file that only passes on asks for what is behind it', () => {
  const files = {
    'mount-1.js': 'const a=import("./part-2.js"),b=import("./part-4.js");',
    'part-2.js': 'import{$a as a,b}from"./part-3.js";import"./part-5.js";export{a as start,b};\n',
    'part-3.js': 'import"./part-5.js";var $a=1,b=2;export{$a,b};',
    'part-4.js': 'import{b as t}from"./part-3.js";var k={css:t};export{k as kit};',
    'part-5.js': 'globalThis.x=1;',
    'sheet.css': 'a{}',
  };
  expect(left(files)).toEqual({
    'mount-1.js': 'const a=import("./part-3.js").then(m=>({start:m.$a,b:m.b})),b=import("./part-4.js");',
    'part-3.js': files['part-3.js'],
    'part-4.js': files['part-4.js'],
    'part-5.js': files['part-5.js'],
    'sheet.css': 'a{}',
  });
});

test('one that is also imported, or is the page’s own, stays', () => {
  const files = {
    'mount-1.js': 'import{a}from"./part-3.js";export{a};',
    'part-2.js': 'import{a}from"./part-3.js";export{a};',
    'part-3.js': 'export var a=1;',
    'part-4.js': 'import"./part-2.js";import("./part-2.js");',
  };
  expect(left(files)).toEqual(files);
});
