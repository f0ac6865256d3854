import type { Action } from '../history.ts';
import { changeRegion } from './change.ts';

/** Gives a region these labels, from this control where the region's own differs (a separate `Labels`, or another *Labels of the same shape). */
export function relabelRegion(id: string, labels: readonly string[], control?: { from?: string; labelsFrom?: string }): Action {
  return (doc) =>
    changeRegion(doc, id, (region) => {
      const from = control?.from ?? region.from;
      const labelsFrom = control?.labelsFrom ?? region.labelsFrom;
      const same = region.from === from && region.labelsFrom === labelsFrom && region.labels.join('\n') === labels.join('\n');
      return same ? region : { ...region, from, ...(labelsFrom ? { labelsFrom } : {}), labels: [...labels] };
    });
}
