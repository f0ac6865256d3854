import '../base.ts';
import css from '#css/labeler-answers.css';
import { List } from '../ranking/list.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: List };
