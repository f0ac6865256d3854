import '../base.ts';
import css from '#css/labeler-shown.css';
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import { Filter } from '../panels/visuals/filter.tsx';
import { filterId } from './filter-id.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  visual: Filter,
  commands(parts, tag) {
    const { hotkey, toname = '' } = tag.attributes;
    if (!hotkey) return [];
    const id = filterId(parts, tag);
    return [{ id, title: `Filter ${toname}`, group: 'Labels', keys: [normalKeys(hotkey)], run: () => document.getElementById(id)?.focus() }];
  },
};
