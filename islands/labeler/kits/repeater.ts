import '../base.ts';
import css from '#css/labeler-shown.css';
import { Repeater } from '../panels/visuals/repeater.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Repeater };
