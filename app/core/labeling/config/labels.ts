/** The labels and choices of one control. */

import type { Label, Tag } from '../model.ts';
import { lookOf } from '../label-look.ts';
import { flagOf, numberOf, tagInfo } from '../tags.ts';

function label(tag: Tag): Label {
  const { value = '', alias, hotkey, hint, background, color, html, style, groupcancontain } = tag.attributes;
  const maxUsages = numberOf(tag, 'maxusages');
  return {
    name: alias?.trim() || value,
    value: value || (alias ?? ''),
    ...(hotkey?.trim() ? { hotkey: hotkey.trim() } : {}),
    ...(hint ? { hint } : {}),
    ...((background ?? color) ? { background: background ?? color } : {}),
    selected: flagOf(tag, 'selected'),
    ...(maxUsages === undefined ? {} : { maxUsages }),
    ...(html ? { html } : {}),
    ...(style ? { style } : {}),
    ...lookOf(tag.attributes),
    ...(groupcancontain?.trim() ? { groupCanContain: groupcancontain.split(',').map((each) => each.trim()) } : {}),
    ...(flagOf(tag, 'readonly') ? { readonly: true } : {}),
    children: labelsBelow(tag, tag.type),
  };
}

/** Labels of the given child tag below a tag: visual tags between are looked through, other controls are not. */
export function labelsBelow(tag: Tag, child: string): Label[] {
  return tag.children.flatMap((each) => {
    if (each.type === child) return [label(each)];
    return tagInfo(each.type)?.family === 'visual' ? labelsBelow(each, child) : [];
  });
}
