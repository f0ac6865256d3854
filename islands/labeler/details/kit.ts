/** What is shown and asked of one region beside its place: fetched once one is selected. */
import '../panels/margin.tsx';
import css from '#css/labeler-details.css';
import { adoptSheet } from '../adopt.ts';

export { commands } from './commands.ts';
export { Facts } from '../panels/facts.tsx';
export { Normalization } from '../panels/normalization.tsx';

export function start(): void {
  adoptSheet(css);
}
