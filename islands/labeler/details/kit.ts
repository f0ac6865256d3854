/** What is shown and asked of one region beside its place: fetched once one is selected. */
import '../panels/margin.tsx';
import css from '#css/labeler-details.css';
import type { Scope } from '../../scope.ts';
import { adoptSheet } from '../adopt.ts';
import type { Parts } from '../parts.ts';
import { keepFocus } from './focus.ts';

export { commands } from './commands.ts';
export { Facts } from '../panels/facts.tsx';
export { Normalization } from '../panels/normalization.tsx';

export function start(parts: Parts, element: HTMLElement, scope: Scope): void {
  adoptSheet(css);
  keepFocus(parts, element, scope);
}
