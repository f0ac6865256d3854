/** Finding controls and objects by the names that results carry; a Repeater's `{{idx}}` stands for any number. */

import type { ControlTag, LabelingConfig, ObjectTag } from './model.ts';

/** True when `name` is the written name, or one of those a Repeater makes of it (`page_{{idx}}` is `page_0`, `page_1`, ...). */
export function isNamed(written: string, name: string): boolean {
  if (written === name) return true;
  const [before = '', ...parts] = written.split(/\{\{\w+\}\}/);
  const after = parts.pop();
  if (after === undefined || name.length <= before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return false;
  let rest = name.slice(before.length, name.length - after.length);
  // Within one Repeater stands another: between two numbers, what is written between them.
  for (const between of parts) {
    const number = /^\d+/.exec(rest)?.[0] ?? '';
    if (number === '' || !rest.startsWith(between, number.length)) return false;
    rest = rest.slice(number.length + between.length);
  }
  return /^\d+$/.test(rest);
}

export function controlNamed(config: Pick<LabelingConfig, 'controls'>, name: string): ControlTag | undefined {
  return config.controls.find((each) => each.name === name) ?? config.controls.find((each) => isNamed(each.name, name));
}

export function objectNamed(config: Pick<LabelingConfig, 'objects'>, name: string): ObjectTag | undefined {
  return config.objects.find((each) => each.name === name) ?? config.objects.find((each) => isNamed(each.name, name));
}
