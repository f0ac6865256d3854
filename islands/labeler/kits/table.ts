import '../base.ts';
import css from '#css/labeler-shown.css';
import { Table } from '../panels/visuals/table.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { css, visual: Table };
