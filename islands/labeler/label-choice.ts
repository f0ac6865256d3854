/** Taking a label in hand, or giving it to the selected region: what a press on a label button or its key means. */
import type { ControlTag, Label, LabelingConfig } from '#app/core/labeling/model.ts';
import type { Doc, Region } from '#app/core/labeling/result.ts';
import { relabelRegion } from './actions/relabel.ts';
import { isFixed, selectedRegion, type State } from './doc.ts';
import { labelingControls } from './marks.ts';
import type { Store } from './store.ts';

/** The region that this control would label now: the selected one, if it is of the control's kind. */
export function labelledRegion(control: ControlTag, state: State): Region | undefined {
  const region = selectedRegion(state);
  if (!region || !control.toNames.includes(region.to)) return undefined;
  return region.labelsFrom === control.name || (region.labelsFrom === undefined && fits(control, region)) ? region : undefined;
}

/** A region may move between controls that make the same kind (two groups of RectangleLabels on one picture). */
function fits(control: ControlTag, region: Region): boolean {
  if (region.from === control.name) return true;
  return region.kind === 'rectangle' ? control.type === 'RectangleLabels' : control.type === 'Labels';
}

export function isMultiple(control: ControlTag): boolean {
  return control.tag.attributes.choice === 'multiple';
}

/** Is the label on the selected region, or in hand for the next? */
export function isOn(control: ControlTag, label: string, state: State): boolean {
  const region = labelledRegion(control, state);
  if (region) return (region.labelsFrom ?? region.from) === control.name && region.labels.includes(label);
  return (state.view.active[control.name] ?? []).includes(label);
}

export function countUses(doc: Doc, control: string, label: string): number {
  return doc.regions.filter((region) => (region.labelsFrom ?? region.from) === control && region.labels.includes(label)).length;
}

/** Why a label cannot be taken or given now. */
export function whyNot(control: ControlTag, label: Label, state: State): string | undefined {
  const region = labelledRegion(control, state);
  if (region && isFixed(state, region)) return 'This region is locked. Unlock it first.';
  const limit = label.maxUsages ?? numberOf(control.tag.attributes.maxusages);
  if (limit === undefined || isOn(control, label.name, state)) return undefined;
  const uses = countUses(state.doc, control.name, label.name);
  return uses < limit ? undefined : `${label.value} may be used ${limit === 1 ? 'once' : `${limit} times`} and is. Delete or relabel a region first.`;
}

function numberOf(attribute: string | undefined): number | undefined {
  return attribute && /^\d+$/.test(attribute) ? Number(attribute) : undefined;
}

/** Answers what happened, as a sentence. */
export function chooseLabel(config: LabelingConfig, store: Store, control: ControlTag, label: Label): string {
  const state = store.get();
  const region = labelledRegion(control, state);
  return region ? give(store, control, label, region) : take(config, store, control, label);
}

/** A region never loses its last label this way: an answer without one is what nobody means. */
function give(store: Store, control: ControlTag, label: Label, region: Region): string {
  const own = (region.labelsFrom ?? region.from) === control.name ? region.labels : [];
  const labels = isMultiple(control) ? toggled(own, label.name) : [label.name];
  if (labels.length === 0) return `${label.value} stays: a region keeps at least one label.`;
  const moved = region.labelsFrom === undefined ? { from: control.name } : { labelsFrom: control.name };
  store.history.perform('Label region', relabelRegion(region.id, labels, moved));
  if (!isMultiple(control)) hold(store, control, [label.name], []);
  return labels.includes(label.name) ? `Labelled ${label.value}.` : `${label.value} taken off.`;
}

function take(config: LabelingConfig, store: Store, control: ControlTag, label: Label): string {
  const before = store.get().view.active[control.name] ?? [];
  const next = isMultiple(control) ? toggled(before, label.name) : before.includes(label.name) ? [] : [label.name];
  const rivals = control.toNames.flatMap((object) => labelingControls(config, object)).filter((other) => other !== control);
  hold(store, control, next, rivals);
  if (next.length > 0 && config.objects.some((object) => object.type === 'Image' && control.toNames.includes(object.name)))
    store.look({ tool: 'rectangle' });
  return next.includes(label.name) ? `${label.value} in hand.` : `${label.value} put back.`;
}

/** Labels of one group at a time are in hand for an object: a region comes from one control. */
function hold(store: Store, control: ControlTag, names: readonly string[], rivals: readonly ControlTag[]): void {
  const cleared = Object.fromEntries(rivals.map((rival) => [rival.name, []]));
  store.look({ active: { ...store.get().view.active, ...cleared, [control.name]: names } });
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}
