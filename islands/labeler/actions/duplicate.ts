import type { Region } from '#app/core/labeling/result.ts';
import type { Action } from '../history.ts';

/** A copy on top with its own id, its answers copied too. `place` moves the copy aside so that it is seen. */
export function duplicateRegion(id: string, copyId: string, place: (region: Region) => Region = (region) => region): Action {
  return (doc) => {
    const region = doc.regions.find((one) => one.id === id);
    if (!region) return doc;
    const copy: Region = { ...place(region), id: copyId, origin: 'manual', readonly: undefined, score: undefined };
    const answers = doc.answers
      .filter((answer) => answer.region === id)
      .map((answer) => ({ ...answer, id: copyId, region: copyId, origin: 'manual' as const }));
    return { ...doc, regions: [...doc.regions, copy], answers: [...doc.answers, ...answers] };
  };
}
