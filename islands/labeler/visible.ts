/** Which tags show now: `visibleWhen` with its when* attributes (formats 1.2, Visibility). */
import type { Tag } from '#app/core/labeling/model.ts';
import type { Answer, Region } from '#app/core/labeling/result.ts';
import { selectedRegion, type State } from './doc.ts';

export function isVisible(tag: Tag, state: State): boolean {
  const names = list(tag.attributes.whentagname);
  switch (tag.attributes.visiblewhen) {
    case 'region-selected':
      return isRegionMeant(selectedRegion(state), names, list(tag.attributes.whenlabelvalue));
    case 'no-region-selected':
      return !selectedRegion(state);
    case 'choice-selected':
      return isChosen(state, names, list(tag.attributes.whenchoicevalue));
    case 'choice-unselected':
      return !isChosen(state, names, list(tag.attributes.whenchoicevalue));
    default:
      return true;
  }
}

function isRegionMeant(region: Region | undefined, names: string[], labels: string[]): boolean {
  if (!region) return false;
  if (names.length > 0 && !names.includes(region.from) && !names.includes(region.labelsFrom ?? '')) return false;
  return labels.length === 0 || region.labels.some((label) => labels.includes(label));
}

/** A choice made for the whole task, or for the region at hand. */
function isChosen(state: State, names: string[], values: string[]): boolean {
  const counts = (answer: Answer) => answer.region === undefined || answer.region === state.selected;
  return state.doc.answers.some((answer) => {
    if (answer.kind !== 'choices' || !counts(answer)) return false;
    if (names.length > 0 && !names.includes(answer.from)) return false;
    return values.length === 0 || answer.choices.flat().some((choice) => values.includes(choice));
  });
}

function list(attribute: string | undefined): string[] {
  return (attribute ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
