/** Filters of the data manager that are wrong in its address. */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import type { Answer } from '#tests/support/app.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

/** Ids of the tasks on a page, in order. */
const idsOn = (answer: Answer): number[] => answer.queryAll('#tasks tbody th a').map((link) => Number(link.text));

test('what of an address is not understood is said above the list, and stays in the field', async ({ app, db }) => {
  const { project, ada } = await make.story(db);
  const [first, second, third] = await make.tasks(db, project, [{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
  const at = async (query: string) => app.as(ada).get(`${paths.tasks(project.id)}?${query}`);
  const everything = [first!.id, second!.id, third!.id];
  const said = (page: Answer) => page.queryAll('.notice--warning .notice__words > div p').map((line) => line.text);
  const some = await at(`id=${second!.id},abc,%203%20-%20x`);
  expect(idsOn(some)).toEqual([second!.id]);
  expect(said(some)).toEqual(['“abc” and “3-x” are no ids. Ids are numbers or ranges such as 5-20.']);
  expect(some.query('input[name=id]')?.getAttribute('value')).toBe(`${second!.id},abc, 3 - x`);
  for (const [query, words] of [
    ['id=abc', '“abc” is no id. Ids are numbers or ranges such as 5-20.'],
    ['state=bogus', '“bogus” is no state of a task. States are new, in progress, skipped, done.'],
    ['person=0x1', '“0x1” is no person. Choose one under “Annotated by”.'],
    ['sort=password', '“password” is nothing to sort by. Tasks are sorted by id, updated, annotations.'],
    ['direction=up', '“up” is no direction. Directions are asc and desc.'],
    ['truth=maybe', '“maybe” says nothing of ground truths. There are tasks with and without.'],
    ['review=constructor', '“constructor” is no outcome of a review. Outcomes are approved, rejected, not reviewed.'],
  ] as const) {
    const page = await at(query);
    expect([query, page.status, idsOn(page), said(page)]).toEqual([query, 200, everything, [words]]);
  }
  expect(said(await at('state=&person=&text=&id=&truth=&review=&sort=updated'))).toEqual([]);
  const many = await at(`id=${Array.from({ length: 51 }, (_, n) => 3 * n + 1).join(',')}`);
  expect(said(many)).toEqual(['These are more than 50 ids and ranges; those with the highest ids are left out.']);
});
