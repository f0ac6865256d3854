/** What the labeler begins with: the given answer, or what the config answers from the start; and the labels in hand. */
import type { ControlTag, LabelingConfig } from '#app/core/labeling/model.ts';
import type { Answer, Doc, Row } from '#app/core/labeling/result.ts';
import { newId } from '#app/core/labeling/ids.ts';
import { resolveText } from '#app/core/labeling/references.ts';
import { parseResult } from '#app/core/labeling/wire.ts';
import { emptyView, type View } from './doc.ts';
import { flat } from './keys.ts';
import { isLabeling } from './palette.ts';

export type Started = { doc: Doc; /** Sentences about rows that could not be read; they are left out. */ problems: string[] };

export function readDoc(config: LabelingConfig, rows: Row[]): Started {
  const { doc, failed } = parseResult(rows, config);
  return { doc, problems: failed.map(({ row, message }) => `Row ${row + 1}: ${message}`) };
}

/** Defaults count only for an answer that has not begun. */
export function withDefaults(doc: Doc, config: LabelingConfig, data: Record<string, unknown>): Doc {
  if (doc.regions.length + doc.answers.length + doc.rest.length > 0) return doc;
  const answers = config.controls.filter((control) => !control.perRegion).flatMap((control) => defaultAnswer(control, data));
  return answers.length > 0 ? { ...doc, answers } : doc;
}

function defaultAnswer(control: ControlTag, data: Record<string, unknown>): Answer[] {
  const base = { id: newId(), from: control.name, to: control.toNames[0] ?? '', origin: 'manual' as const };
  const { value, defaultvalue, allownested, choice } = control.tag.attributes;
  if (control.type === 'Choices') {
    const chosen = flat(control.labels)
      .filter(({ label }) => label.selected)
      .map(({ names, label }) => (allownested === 'true' ? names : label.name));
    return chosen.length > 0 ? [{ ...base, kind: 'choices', choices: choice === 'multiple' ? chosen : chosen.slice(0, 1) }] : [];
  }
  if (control.type === 'TextArea' && value) {
    const text = resolveText(value, data);
    return text === '' ? [] : [{ ...base, kind: 'textarea', text: [text] }];
  }
  const rating = Number(defaultvalue ?? 0);
  return control.type === 'Rating' && rating > 0 ? [{ ...base, kind: 'rating', rating }] : [];
}

/** Labels marked `selected`, and the only label where there is no choice, are in hand from the start. */
export function startView(config: LabelingConfig): View {
  const labeling = config.controls.filter(isLabeling);
  const only = labeling.length === 1 && labeling[0]?.labels.length === 1;
  const active = Object.fromEntries(
    labeling.map((control) => [control.name, control.labels.filter((label) => only || label.selected).map((label) => label.name)]),
  );
  const draws = config.controls.some((control) => control.type === 'RectangleLabels' || control.type === 'Rectangle');
  return { ...emptyView, active, tool: draws ? 'rectangle' : 'select' };
}
