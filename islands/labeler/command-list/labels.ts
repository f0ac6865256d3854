/** A key for every label; other controls bring their own. None acts on a control that does not show. */
import { isTree, namesRegions } from '#app/core/labeling/labelling.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Command } from '../commands.ts';
import { chooseLabel, whyNot } from '../label-choice.ts';
import type { Parts } from '../parts.ts';

export function labelCommands(parts: Parts, control: ControlTag): Command[] {
  const { asked } = parts.kits;
  const commands = commandsOf(parts, control);
  return asked ? commands.map((command) => asked.whileAsked(parts, control, command)) : commands;
}

function commandsOf(parts: Parts, control: ControlTag): Command[] {
  if (!namesRegions(control) || isTree(control)) return parts.kits.of(control.type)?.answer?.commands?.(parts, control) ?? [];
  return control.labels.flatMap((label) => {
    const key = () => parts.keys.of(control.name, label.name);
    if (!key()) return [];
    return [
      {
        id: `label:${control.name}:${label.name}`,
        title: label.value,
        group: 'Labels' as const,
        get keys() {
          return [key() ?? []].flat();
        },
        blocked: () => whyNot(parts, control, label, parts.store.get()),
        run: () => parts.announce(chooseLabel(parts, control, label)),
      },
    ];
  });
}
