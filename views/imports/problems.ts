/** Problems of an import as a page lists them: the same fault of items that follow each other is told once. */
import type { Import, ImportProblem } from '#app/db/schema/transfers.ts';
import type { ShownProblem } from '../ui/problems.tsx';

type Run = { first: ImportProblem; last: ImportProblem; item?: number; items: number; fault: string };

const withItem = /^Item (\d+): (.*)$/su;

/** Their place in the file, and the number of the item they are about, where they are about one. */
function runsOf(problems: readonly ImportProblem[]): Run[] {
  const runs: Run[] = [];
  for (const problem of problems) {
    const [, number, fault = problem.message] = withItem.exec(problem.message) ?? [];
    const item = number === undefined ? undefined : Number(number);
    const before = runs.at(-1);
    const goesOn = before?.item !== undefined && item === before.item + before.items && before.fault === fault && before.last.file === problem.file;
    if (goesOn) [before.last, before.items] = [problem, before.items + 1];
    else runs.push({ first: problem, last: problem, item, items: 1, fault });
  }
  return runs;
}

export function shownProblems({ problems, sources }: Pick<Import, 'problems' | 'sources'>): ShownProblem[] {
  return runsOf(problems).map(({ first, last, item, items, fault }) => {
    const said = item === undefined || items === 1 ? first.message : `Items ${item} to ${item + items - 1}: ${fault}`;
    const isNamed = sources.length > 1 || first.file !== sources[0]?.name;
    return { line: first.row, lastLine: last.row, message: isNamed ? `${first.file}: ${said}` : said };
  });
}
