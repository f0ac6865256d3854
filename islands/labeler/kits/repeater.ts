import '../base.ts';
import { Repeater } from '../panels/visuals/repeater.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Repeater };
