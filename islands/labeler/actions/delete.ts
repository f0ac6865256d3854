import type { Doc } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';

/** Takes regions away with what hangs on them: their answers, their relations; their children move up to their parent. */
export function deleteRegions(ids: readonly string[]): Action {
  const gone = new Set(ids);
  return (doc) => (doc.regions.some((region) => gone.has(region.id)) ? without(doc, gone) : doc);
}

function without(doc: Doc, gone: ReadonlySet<string>): Doc {
  const parents = new Map(doc.regions.map((region) => [region.id, region.parentId]));
  const standing = (id: string | undefined): string | undefined => (id !== undefined && gone.has(id) ? standing(parents.get(id)) : id);
  return {
    ...doc,
    regions: doc.regions
      .filter((region) => !gone.has(region.id))
      .map((region) => (region.parentId !== undefined && gone.has(region.parentId) ? { ...region, parentId: standing(region.parentId) } : region)),
    answers: doc.answers.filter((answer) => answer.region === undefined || !gone.has(answer.region)),
    relations: doc.relations.filter((relation) => !gone.has(relation.from) && !gone.has(relation.to)),
  };
}
