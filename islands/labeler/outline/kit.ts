/** Regions under each other: fetched with the second region. */
import '../panels/margin.tsx';
import css from '#css/labeler-nesting.css';
import { adoptSheet } from '../adopt.ts';

export { Nesting as Panel } from '../panels/nesting.tsx';
export { dragRow, nestByKey } from './nesting.ts';

export function start(): void {
  adoptSheet(css);
}
