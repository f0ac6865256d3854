import '../base.ts';
import { Collapse } from '../panels/visuals/collapse.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Collapse };
