/** The panel of what models say: fetched when they have said something. */
import './panels/margin.tsx';
import css from '#css/labeler-predictions.css';
import type { Scope } from '../scope.ts';
import { adoptSheet } from './adopt.ts';
import type { Parts } from './parts.ts';
import { Predictions } from './panels/predictions.tsx';

export const Panel = Predictions;

export function start(_parts: Parts, _element: HTMLElement, scope: Scope): void {
  adoptSheet(css, scope);
}
