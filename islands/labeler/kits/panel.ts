import '../base.ts';
import { Panel } from '../panels/visuals/collapse.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Panel };
