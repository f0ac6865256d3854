import '../base.ts';
import { Table } from '../panels/visuals/table.tsx';
import type { Kit } from './kit.ts';

export const kit: Kit = { visual: Table };
