import type { Tag } from '#app/core/labeling/model.ts';
import type { Parts } from '../parts.ts';

/** The id of a filter's box on the page. */
export function filterId(parts: Parts, { line, column }: Tag): string {
  return `${parts.prefix}-filter-${line}-${column}`;
}
