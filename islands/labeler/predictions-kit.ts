/** The panel of what models say: fetched when they have said something. */
import './panels/margin.tsx';
import css from '#css/labeler-predictions.css';
import { adoptSheet } from './adopt.ts';
import { Predictions } from './panels/predictions.tsx';

export const Panel = Predictions;

export function start(): void {
  adoptSheet(css);
}
