import '../base.ts';
import { Dialog } from '../panels/visuals/dialog.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Dialog };
