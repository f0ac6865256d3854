/** The drafts of an imported task, one for each person and each answer, as they are kept here. */
import { isObject } from '#app/core/is-object.ts';
import { draftOf, type Ground, type Json, type StagedDraft } from './answers.ts';

/** `draftsLeft`: how many of the file have no place here. */
export type FoundDrafts = { drafts: StagedDraft[]; draftsLeft: number };

const nameOf = (value: unknown): string | undefined => (typeof value === 'number' || typeof value === 'string' ? String(value) : undefined);

/** Which of the answers a draft is to change, counted from 1; null: none of them; undefined: one that is not there. */
function placeOf({ annotation }: Json, answers: readonly unknown[]): number | null | undefined {
  if (annotation === undefined || annotation === null) return null;
  const name = nameOf(annotation);
  const at = answers.findIndex((answer) => isObject(answer) && name !== undefined && nameOf(answer.id) === name);
  return at < 0 ? undefined : at + 1;
}

const isOlder = (a: StagedDraft, b: StagedDraft): boolean => (a.updated_at ?? '') < (b.updated_at ?? '');

/** Some files name drafts by their ids alone, which says nothing of them. Of several by one person on one answer the newest stands. */
export function draftsOf(given: readonly unknown[], answers: readonly unknown[], ground: Ground): FoundDrafts {
  const drafts = new Map<string, StagedDraft>();
  for (const [index, one] of given.entries()) {
    if (!isObject(one) || one.result === undefined) continue;
    const annotation = placeOf(one, answers);
    if (annotation === undefined) continue;
    const draft = { ...draftOf(one, index + 1, ground), annotation };
    const key = `${draft.user_id} ${annotation}`;
    const before = drafts.get(key);
    if (!before || !isOlder(draft, before)) drafts.set(key, draft);
  }
  return { drafts: [...drafts.values()], draftsLeft: given.length - drafts.size };
}
