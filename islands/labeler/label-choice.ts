/** Taking a label in hand, or giving it to the selected region: what a press on a label button or its key means. */
import { labelControl } from '#app/core/labeling/label-words.ts';
import { kindOf } from '#app/core/labeling/language.ts';
import { isTree, makes } from '#app/core/labeling/labelling.ts';
import type { ControlTag, Label } from '#app/core/labeling/model.ts';
import type { Doc, Region } from '#app/core/labeling/result.ts';
import { relabelRegion } from './actions/relabel.ts';
import { type Known } from './describe.ts';
import { isFixed, selectedRegion, type State } from './doc.ts';
import type { Kits } from './kits.ts';
import { labelingControls } from './marks.ts';
import type { Store } from './store.ts';
import type { NamedTool } from './tools/tool.ts';

/** What choosing changes, beside what it needs to know. */
type Choosing = Known & { kits: Kits; store: Store };

/** The region that this control would label now: the selected one, if it is of the control's kind. */
export function labelledRegion(known: Known, control: ControlTag, state: State): Region | undefined {
  const region = selectedRegion(state);
  if (!region || !control.toNames.includes(region.to)) return undefined;
  return region.labelsFrom === control.name || (region.labelsFrom === undefined && fits(known, control, region)) ? region : undefined;
}

/** A region may move between controls that make the same kind (two groups of RectangleLabels on one picture). */
function fits({ config, kits }: Known, control: ControlTag, region: Region): boolean {
  if (region.from === control.name) return true;
  // What a tree names is not renamed by a list, nor the other way round.
  return isTree(control) === isTree(labelControl(config, region) ?? control) && makes(kindOf(kits.language, region), control);
}

export function isMultiple(control: ControlTag): boolean {
  return isTree(control) ? control.tag.attributes.maxusages !== '1' : control.tag.attributes.choice === 'multiple';
}

/** Is the label on the selected region, or in hand for the next? */
export function isOn(known: Known, control: ControlTag, label: string, state: State): boolean {
  const region = labelledRegion(known, control, state);
  if (region) return (region.labelsFrom ?? region.from) === control.name && region.labels.includes(label);
  return (state.view.active[control.name] ?? []).includes(label);
}

export function countUses(doc: Doc, control: string, label: string): number {
  return doc.regions.filter((region) => (region.labelsFrom ?? region.from) === control && region.labels.includes(label)).length;
}

/** Why a label cannot be taken or given now. */
export function whyNot(known: Known, control: ControlTag, label: Label, state: State): string | undefined {
  const region = labelledRegion(known, control, state);
  if (region && isFixed(state, region)) return 'This region is locked. Unlock it first.';
  const limit = label.maxUsages ?? numberOf(control.tag.attributes.maxusages);
  if (limit === undefined || isOn(known, control, label.name, state)) return undefined;
  const uses = countUses(state.doc, control.name, label.name);
  return uses < limit ? undefined : `${label.value} may be used ${limit === 1 ? 'once' : `${limit} times`} and is. Delete or relabel a region first.`;
}

function numberOf(attribute: string | undefined): number | undefined {
  return attribute && /^\d+$/.test(attribute) ? Number(attribute) : undefined;
}

/** Answers what happened, as a sentence. */
export function chooseLabel(known: Choosing, control: ControlTag, label: Label): string {
  const { store } = known;
  const region = labelledRegion(known, control, store.get());
  return region ? give(store, control, label, region) : take(known, control, label);
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

function take({ config, kits, store }: Choosing, control: ControlTag, label: Label): string {
  const before = store.get().view.active[control.name] ?? [];
  const next = isMultiple(control) ? toggled(before, label.name) : before.includes(label.name) ? [] : [label.name];
  const rivals = control.toNames.flatMap((object) => labelingControls(config, object)).filter((other) => other !== control);
  hold(store, control, next, rivals);
  const tool = next.length > 0 ? toolFor(kits, control, store.get().view.tool) : undefined;
  if (tool) store.look({ tool });
  return next.includes(label.name) ? `${label.value} in hand.` : `${label.value} put back.`;
}

/** The tool that draws what a label of this control names; the one in hand, where it does too. Undefined for other media. */
function toolFor({ tools, language }: Kits, control: ControlTag, inHand: string): string | undefined {
  const draws = (tool: NamedTool) => {
    const kind = language.regions.find((one) => one.kind === tool.makes);
    return kind !== undefined && (control.type === 'Labels' ? kind.bare.length > 0 : makes(kind, control));
  };
  const fitting = tools.filter(draws);
  return (fitting.find(({ name }) => name === inHand) ?? fitting[0])?.name;
}

/** Labels of one group at a time are in hand for an object: a region comes from one control. */
function hold(store: Store, control: ControlTag, names: readonly string[], rivals: readonly ControlTag[]): void {
  const cleared = Object.fromEntries(rivals.map((rival) => [rival.name, []]));
  store.look({ active: { ...store.get().view.active, ...cleared, [control.name]: names } });
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}
