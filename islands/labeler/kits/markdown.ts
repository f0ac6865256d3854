import '../base.ts';
import { Markdown } from '../panels/visuals/markdown.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Markdown };
