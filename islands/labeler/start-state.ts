/** What the labeler begins with: the given answer, or what the config answers from the start; and the labels in hand. */
import { everyLabel } from '#app/core/labeling/every-label.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { isTree, namesRegions, placeLabel } from '#app/core/labeling/labelling.ts';
import type { ControlTag, LabelingConfig } from '#app/core/labeling/model.ts';
import type { Answer, Doc, Row } from '#app/core/labeling/result.ts';
import { readRows } from '#app/core/labeling/wire/rows.ts';
import type { Known } from './describe.ts';
import { emptyView, type View } from './doc.ts';
import type { Kits } from './kits.ts';

export type Started = { doc: Doc; /** Sentences about rows that could not be read; they are left out. */ problems: string[] };

export function readDoc({ config, kits }: Known, rows: Row[]): Started {
  const { doc, failed } = readRows(rows, config, kits.language);
  return { doc, problems: failed.map(({ row, message }) => `Row ${row + 1}: ${message}`) };
}

/** Defaults count only for an answer that has not begun. */
export function withDefaults(doc: Doc, config: LabelingConfig, kits: Kits, data: Record<string, unknown>): Doc {
  if (doc.regions.length + doc.answers.length + doc.rest.length > 0) return doc;
  const answers = config.controls.flatMap((control): Answer[] => {
    const said = control.perRegion ? undefined : kits.of(control.type)?.answer?.start?.(control, data);
    const base = { id: newId(), from: control.name, to: control.toNames[0] ?? '', origin: 'manual' as const };
    return said ? [{ ...base, ...said } as Answer] : [];
  });
  return answers.length > 0 ? { ...doc, answers } : doc;
}

/** Labels marked `selected`, and the only label where there is no choice, are in hand from the start; so is the first tool that draws. */
export function startView(config: LabelingConfig, { tools }: Pick<Kits, 'tools'>): View {
  const labeling = config.controls.filter(namesRegions);
  const only = labeling.length === 1 && labeling[0]?.labels.length === 1;
  const inHand = (control: ControlTag) =>
    isTree(control)
      ? [...everyLabel(control.labels)].flatMap(({ label, path }) => (label.selected ? [placeLabel(path)] : []))
      : control.labels.filter((label) => only || label.selected).map((label) => label.name);
  const active = Object.fromEntries(labeling.map((control) => [control.name, inHand(control)]));
  return { ...emptyView, active, tool: tools.find((tool) => tool.makes)?.name ?? 'select' };
}
