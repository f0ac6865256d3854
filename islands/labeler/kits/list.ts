import '../base.ts';
import { List } from '../ranking/list.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: List };
