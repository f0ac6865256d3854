import '../base.ts';
import { Replica } from '../panels/visuals/dialog.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Replica };
