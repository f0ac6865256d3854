import '../base.ts';
import css from '#css/labeler-choices.css';
import { isSet } from '#app/core/labeling/flag.ts';
import { choicesKind } from '#app/core/labeling/kinds/choices.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import { chooseAnswer } from '../choice.ts';
import type { Command } from '../commands.ts';
import { flat } from '../keys.ts';
import { Choices } from '../panels/controls/choices.tsx';
import type { Parts } from '../parts.ts';
import { aimed, whyClosed } from './aim.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: Choices,
  answer: {
    kind: choicesKind,
    start({ labels, tag }) {
      const { choice } = tag.attributes;
      const chosen = flat(labels)
        .filter(({ label }) => label.selected)
        .map(({ names, label }) => (isSet(tag, 'allownested') ? names : label.name));
      return chosen.length > 0 ? { kind: 'choices', choices: choice === 'multiple' ? chosen : chosen.slice(0, 1) } : undefined;
    },
    commands,
  },
};

/** A key for every choice. */
function commands(parts: Parts, control: ControlTag): Command[] {
  return flat(control.labels).flatMap(({ label, path, names }) => {
    const key = () => parts.keys.of(control.name, path);
    if (!key()) return [];
    return [
      {
        id: `choice:${control.name}:${path}`,
        title: label.value,
        group: 'Labels' as const,
        get keys() {
          return [key() ?? []].flat();
        },
        blocked: () => (label.readonly ? `${label.value} cannot be changed.` : whyClosed(parts, control)),
        run: () => parts.announce(chooseAnswer(parts.store, control, names, aimed(parts, control))),
      },
    ];
  });
}
