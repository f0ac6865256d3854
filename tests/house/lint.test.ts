/** Rules of the house that no linter knows. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sources, type Source } from './files.ts';

type Rule = { name: string; in: RegExp; not: RegExp; forbids: RegExp };
const rules: Rule[] = [
  { name: 'fetch only under app/outside', in: /^app\//, not: /^app\/(outside|start\.mjs|build\.mjs)/, forbids: /(?<![.\w])fetch\(/ },
  {
    name: 'fetch only in the journal outbox, for uploads, and for the media of a surface',
    in: /^islands\//,
    not: /^islands\/(journal\/outbox\.ts|uploads\/door\.ts|labeler\/surfaces\/(audio\/|series\/|text\/load\.ts|video\/file-parts\.ts)|labeler\/(tree\/remote|tag-data)\.ts)/,
    forbids: /(?<![.\w])fetch\(/,
  },
  {
    name: 'browser lifetimes only in scope.ts',
    in: /^islands\//,
    not: /^islands\/(scope|mount)\.ts/,
    forbids: /\.addEventListener\(|\bsetTimeout\(|\bsetInterval\(|new (Resize|Mutation|Intersection)Observer|\brequestAnimationFrame\(/,
  },
  { name: 'the environment only in env.ts', in: /^(app|views)\//, not: /^app\/(env\.ts|start\.mjs|build\.mjs|dev\.mjs)/, forbids: /process\.env/ },
  { name: 'no inline style or handler in HTML', in: /^views\//, not: /^$/, forbids: /\sstyle=|\son[a-z]+=["{]/ },
  { name: 'no raw HTML but sanitized', in: /^(views|islands)\//, not: /^$/, forbids: /\.innerHTML\s*=|insertAdjacentHTML|document\.write/ },
  { name: 'no eval', in: /./, not: /^$/, forbids: /\beval\(|new Function\(/ },
];

const broken = (files: Source[]): string[] =>
  files.flatMap(({ path, text }) =>
    rules.filter((rule) => rule.in.test(path) && !rule.not.test(path) && rule.forbids.test(text)).map((rule) => `${path}: ${rule.name}`),
  );

test('the rules hold', () => {
  expect(broken(sources('app', 'views', 'islands'))).toEqual([]);
});

test.each([
  ['app/domain/planted.ts', 'await fetch(url)'],
  ['app/api/planted.ts', 'await fetch(url)'],
  ['islands/labeler/planted.ts', 'await fetch(url)'],
  ['app/core/planted.ts', 'eval(text)'],
  ['islands/planted.ts', 'new Function("return 1")'],
  ['islands/planted.ts', 'element.addEventListener("click", f)'],
  ['app/web/planted.ts', 'process.env.HOME'],
  ['views/planted.tsx', '<p style="color: red">'],
  ['views/planted.tsx', '<p onclick={f}>'],
  ['islands/planted.ts', 'element.innerHTML = text'],
])('a planted break in %s is found: %s', (path, text) => {
  expect(broken([{ path, text }])).toHaveLength(1);
});

test('signs hold no script: they are sent without a policy', () => {
  const signs = readdirSync('public').filter((name) => name.endsWith('.svg'));
  expect(signs.length).toBeGreaterThan(1);
  expect(signs.filter((name) => /<script|<foreignObject|\son\w+=|javascript:/i.test(readFileSync(`public/${name}`, 'utf8')))).toEqual([]);
});
