import '../base.ts';
import css from '#css/labeler-paragraphs.css';
import { Dialog } from '../panels/visuals/dialog.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Dialog };
