/** Whom a control's key means: the whole task, or the selected region. */
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import { newId } from '#app/core/labeling/ids.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Answer, Region } from '#app/core/labeling/result.ts';
import type { Command } from '../commands.ts';
import { itemKey, type Subject } from '../actions/answer.ts';
import { findAnswer, pageFor, selectedRegion, type State } from '../doc.ts';
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
  const state = parts.store.get();
  const item = region ? undefined : pageFor(state, control);
  const id = region?.id ?? findAnswer(state.doc, control.name, undefined, item)?.id ?? newId();
  const own = parts.kits.of(control.type)?.answer?.kind.toItself ? control.name : control.toNames[0];
  return {
    from: control.name,
    to: region?.to ?? own ?? '',
    ...(region ? { region: region.id } : {}),
    ...itemKey(region?.itemIndex ?? item),
    id,
  };
}

/** What the control has answered: for the region, on the page that shows, or for the whole task. */
export function answerOf(state: State, control: ControlTag, region?: Region): Answer | undefined {
  return findAnswer(state.doc, control.name, region?.id, region ? undefined : pageFor(state, control));
}

/** A control's `hotkey` puts the caret into its field. */
export function focusCommand(parts: Parts, control: ControlTag): Command[] {
  const { hotkey } = control.tag.attributes;
  if (!hotkey) return [];
  const run = () => document.getElementById(`${parts.prefix}-control-${control.name}`)?.querySelector<HTMLElement>('input, select')?.focus();
  const blocked = () => whyClosed(parts, control);
  return [{ id: `answer:${control.name}`, title: `Answer ${control.name}`, group: 'Labels', keys: [normalKeys(hotkey)], blocked, run }];
}
