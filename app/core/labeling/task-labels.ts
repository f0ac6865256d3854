/** A config for one task: labels that come from its data, and answers given from the start (formats 1.1, 1.4, 1.5). */
import { everyLabel } from './every-label.ts';
import { lookOf } from './label-look.ts';
import type { ControlTag, Label, LabelingConfig } from './model.ts';
import { resolve, resolveText } from './references.ts';

/** The same config where nothing comes from the data; else with dynamic labels (`value="$list"`: strings, or objects with a Label's attributes) written out for this task. */
export function withLabels(config: LabelingConfig, data: Record<string, unknown>): LabelingConfig {
  const controls = config.controls.map((control) => filled(control, data));
  return controls.every((control, index) => control === config.controls[index]) ? config : { ...config, controls };
}

function filled(control: ControlTag, data: Record<string, unknown>): ControlTag {
  if (control.dynamicKey === undefined) return withTexts(control, data);
  const list = resolve(control.tag.attributes.value ?? `$${control.dynamicKey}`, data);
  const own = [listed(list)].flat().flatMap(labelOf);
  return { ...control, labels: [...control.labels, ...own] };
}

function withTexts(control: ControlTag, data: Record<string, unknown>): ControlTag {
  if (![...everyLabel(control.labels)].some(({ label }) => label.value.includes('$'))) return control;
  return { ...control, labels: control.labels.map((label) => withText(label, data)) };
}

function withText(label: Label, data: Record<string, unknown>): Label {
  const children = label.children.map((child) => withText(child, data));
  return { ...label, value: resolveText(label.value, data), name: resolveText(label.name, data), children };
}

/** Tables hold lists as JSON; a text that is none is the only label. */
function listed(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trim().startsWith('[')) return value === '' ? [] : value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Tasks come from anywhere: yes, or a word for it. */
const isYes = (one: unknown): boolean => String(one).trim().toLowerCase() === 'true';

function labelOf(item: unknown): Label[] {
  if (typeof item === 'string' || typeof item === 'number') return labelOf({ value: item });
  if (typeof item !== 'object' || item === null) return [];
  // In lower case, as attributes of the markup are.
  const given = Object.fromEntries(Object.entries(item).map(([name, one]: [string, unknown]) => [name.toLowerCase(), one]));
  const { hotkey, hint, background, color, selected, html, style, readonly, maxusages, groupcancontain, children } = given;
  const text = (one: unknown) => (typeof one === 'string' ? one : undefined);
  const word = (one: unknown) => (typeof one === 'number' ? String(one) : text(one)) || undefined;
  const name = word(given.alias) ?? word(given.value);
  if (name === undefined) return [];
  return [
    {
      name,
      value: word(given.value) ?? name,
      hotkey: text(hotkey),
      hint: text(hint),
      background: text(background) ?? text(color),
      selected: isYes(selected),
      html: text(html),
      style: text(style),
      readonly: isYes(readonly),
      maxUsages: Number(maxusages) || undefined,
      groupCanContain: text(groupcancontain)
        ?.split(',')
        .map((each) => each.trim()),
      ...lookOf(given),
      children: Array.isArray(children) ? children.flatMap(labelOf) : [],
    },
  ];
}
