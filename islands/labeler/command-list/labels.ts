/** A key for every label, choice and rating. */
import type { ControlTag } from '#app/core/labeling/model.ts';
import { newId } from '#app/core/labeling/ids.ts';
import type { Region } from '#app/core/labeling/result.ts';
import { rate } from '../actions/answer.ts';
import { chooseAnswer } from '../choice.ts';
import type { Command } from '../commands.ts';
import { findAnswer, selectedRegion } from '../doc.ts';
import { flat } from '../keys.ts';
import { chooseLabel, whyNot } from '../label-choice.ts';
import { isLabeling } from '../palette.ts';
import type { Parts } from '../parts.ts';
import { whyNotRegion } from './fixed.ts';

export function labelCommands(parts: Parts, control: ControlTag): Command[] {
  if (isLabeling(control)) {
    return control.labels.flatMap((label) => {
      const key = parts.keys.of(control.name, label.name);
      if (!key) return [];
      return [
        {
          id: `label:${control.name}:${label.name}`,
          title: label.value,
          group: 'Labels' as const,
          keys: [key],
          blocked: () => whyNot(control, label, parts.store.get()),
          run: () => parts.announce(chooseLabel(parts.config, parts.store, control, label)),
        },
      ];
    });
  }
  return control.type === 'Choices' ? choiceCommands(parts, control) : control.type === 'Rating' ? ratingCommands(parts, control) : [];
}

function choiceCommands(parts: Parts, control: ControlTag): Command[] {
  return flat(control.labels).flatMap(({ label, path, names }) => {
    const key = parts.keys.of(control.name, path);
    if (!key) return [];
    return [
      {
        id: `choice:${control.name}:${path}`,
        title: label.value,
        group: 'Labels' as const,
        keys: [key],
        blocked: () => whyClosed(parts, control),
        run: () => parts.announce(chooseAnswer(parts.store, control, names, aimed(parts, control))),
      },
    ];
  });
}

/** A rating's key goes up one step, and from the top back to none. */
function ratingCommands(parts: Parts, control: ControlTag): Command[] {
  const { hotkey, maxrating } = control.tag.attributes;
  if (!hotkey) return [];
  const run = () => {
    const region = aimed(parts, control);
    const before = findAnswer(parts.store.get().doc, control.name, region?.id);
    const next = ((before?.kind === 'rating' ? before.rating : 0) + 1) % (Number(maxrating ?? 5) + 1);
    const subject = {
      from: control.name,
      to: region?.to ?? control.toNames[0] ?? '',
      ...(region ? { region: region.id } : {}),
      id: region?.id ?? before?.id ?? newId(),
    };
    parts.store.history.perform('Rate', rate(subject, next));
    parts.announce(next === 0 ? 'Rating taken back.' : `Rated ${next}.`);
  };
  return [
    {
      id: `rate:${control.name}`,
      title: `Rate ${control.name}`,
      group: 'Labels',
      keys: [hotkey.toLowerCase()],
      blocked: () => whyClosed(parts, control),
      run,
    },
  ];
}

function aimed(parts: Parts, control: ControlTag): Region | undefined {
  return control.perRegion ? selectedRegion(parts.store.get()) : undefined;
}

function whyClosed(parts: Parts, control: ControlTag): string | undefined {
  return control.perRegion ? whyNotRegion(parts) : undefined;
}
