/** What a config says about regions together; apart, because few configs say anything. */
import './base.ts';
import { findMisplaced } from '#app/core/labeling/check/nesting.ts';
import type { ResultProblem } from '#app/core/labeling/check/problem.ts';
import { findOverused } from '#app/core/labeling/check/usages.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Doc } from '#app/core/labeling/result.ts';

/** Labels used too often, and regions that lie where they may not, as the server would name them. */
export function findTogether(doc: Doc, config: LabelingConfig): ResultProblem[] {
  return [...findOverused(doc, config), ...findMisplaced(doc, config)];
}
