/** What a press on a choice or its key means. */
import { isSet } from '#app/core/labeling/flag.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { ChoicesAnswer, Region } from '#app/core/labeling/result.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { choose, itemKey } from './actions/answer.ts';
import { findAnswer, pageFor } from './doc.ts';
import { isMultiple } from './label-choice.ts';
import { flat } from './keys.ts';
import type { Store } from './store.ts';

type Choice = ChoicesAnswer['choices'][number];

/** Chooses, or takes back what was chosen; answers what happened as a sentence. `names` is the path from the root. */
export function chooseAnswer(store: Store, control: ControlTag, names: readonly string[], region?: Region): string {
  const item = region ? undefined : pageFor(store.get(), control);
  const before = findAnswer(store.get().doc, control.name, region?.id, item);
  const chosen = before?.kind === 'choices' ? before.choices : [];
  const path = names.join('\n');
  const label = flat(control.labels).find((one) => one.path === path)?.label;
  const was = chosen.some((choice) => isSame(choice, names));
  if (was && control.tag.attributes.choice === 'single-radio') return `${label?.value ?? path} stays chosen.`;
  const others = isMultiple(control) ? chosen.filter((choice) => !isSame(choice, names)) : [];
  const next = was ? others : [...others, stored(control, names)];
  const subject = {
    from: control.name,
    to: region?.to ?? control.toNames[0] ?? '',
    ...(region ? { region: region.id } : {}),
    ...itemKey(region?.itemIndex ?? item),
    id: region?.id ?? before?.id ?? newId(),
  };
  store.history.perform(was ? 'Take back choice' : 'Choose', choose(subject, next));
  return `${label?.value ?? path} ${was ? 'taken back' : 'chosen'}.`;
}

/** Names alone are stored, but for nested choices with `allowNested`: those are stored as paths (formats 2.7). */
function stored(control: ControlTag, names: readonly string[]): Choice {
  return isSet(control.tag, 'allownested') ? [...names] : (names.at(-1) ?? '');
}

/** Is this stored choice the one at the path? Without `allowNested` the last name stands for the path. */
export function isSame(choice: Choice, names: readonly string[]): boolean {
  return typeof choice === 'string' ? choice === names.at(-1) : choice.join('\n') === names.join('\n');
}
