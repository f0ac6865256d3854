import { answerKey } from '#app/core/labeling/answer-key.ts';
import type { Annotation } from '#app/db/schema/annotations.ts';
import type { Take } from './options.ts';

type Given = Pick<Annotation, 'id' | 'completedBy' | 'result' | 'wasCancelled' | 'createdAt'>;
/** `isUndecided`: people answered, and no answer has more than half of them. */
export type Taken<Row> = { rows: Row[]; isUndecided: boolean };

const isLater = (a: Given, b: Given): boolean => a.createdAt.getTime() - b.createdAt.getTime() > 0 || (+a.createdAt === +b.createdAt && a.id > b.id);

/** By when it was first given: as formats that carry one answer choose it. */
function latestOf<Row extends Given>(rows: readonly Row[]): Row[] {
  const latest = rows.reduce<Row | undefined>((best, row) => (best && !isLater(row, best) ? best : row), undefined);
  return latest ? [latest] : [];
}

function latestOfEach<Row extends Given>(rows: readonly Row[]): Row[] {
  const byPerson = new Map<number, Row[]>();
  for (const row of rows) byPerson.set(row.completedBy, [...(byPerson.get(row.completedBy) ?? []), row]);
  const latest = new Set([...byPerson.values()].flatMap(latestOf));
  return rows.filter((row) => latest.has(row));
}

/** One vote for each person; of those who agree the first annotation stands for all. */
function majorityOf<Row extends Given>(rows: readonly Row[]): Row[] {
  const votes = latestOfEach(rows);
  const agreeing = new Map<string, Row[]>();
  for (const row of votes) {
    const key = answerKey(row.result);
    agreeing.set(key, [...(agreeing.get(key) ?? []), row]);
  }
  const winner = [...agreeing.values()].find((group) => group.length * 2 > votes.length);
  return winner ? [winner[0]!] : [];
}

/** The annotations of one task, oldest first, that a choice takes. Skips that are among them stay. */
export function takeFrom<Row extends Given>(rows: readonly Row[], take: Take): Taken<Row> {
  if (take === 'all') return { rows: [...rows], isUndecided: false };
  const answers = rows.filter(({ wasCancelled }) => !wasCancelled);
  const taken = new Set(take === 'latest' ? latestOf(answers) : take === 'majority' ? majorityOf(answers) : latestOfEach(answers));
  return { rows: rows.filter((row) => row.wasCancelled || taken.has(row)), isUndecided: answers.length > 0 && taken.size === 0 };
}
