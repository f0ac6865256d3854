/** Whom a control's key means: the whole task, or the selected region. */
import { newId } from '#app/core/labeling/ids.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Region } from '#app/core/labeling/result.ts';
import type { Subject } from '../actions/answer.ts';
import { findAnswer, selectedRegion } from '../doc.ts';
import { whyNotRegion } from '../command-list/fixed.ts';
import type { Parts } from '../parts.ts';

export function aimed(parts: Parts, control: ControlTag): Region | undefined {
  return control.perRegion ? selectedRegion(parts.store.get()) : undefined;
}

/** Why the control cannot be answered by key now. */
export function whyClosed(parts: Parts, control: ControlTag): string | undefined {
  return control.perRegion ? whyNotRegion(parts) : undefined;
}

/** Where the control's answer belongs, with the id of the row it has or will have. */
export function subjectFor(parts: Parts, control: ControlTag, region?: Region): Subject {
  const id = region?.id ?? findAnswer(parts.store.get().doc, control.name)?.id ?? newId();
  return { from: control.name, to: region?.to ?? control.toNames[0] ?? '', ...(region ? { region: region.id } : {}), id };
}
