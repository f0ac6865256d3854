import '../base.ts';
import css from '#css/labeler-shown.css';
import { Markdown } from '../panels/visuals/markdown.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Markdown };
