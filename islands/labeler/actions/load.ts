import type { Doc } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';

/** Puts a whole answer in place of the present one: a restored draft. Perform it with origin `remote`. */
export function load(doc: Doc): Action {
  return () => doc;
}
