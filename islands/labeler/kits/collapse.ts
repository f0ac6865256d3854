import '../base.ts';
import css from '#css/labeler-shown.css';
import { Collapse } from '../panels/visuals/collapse.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Collapse };
