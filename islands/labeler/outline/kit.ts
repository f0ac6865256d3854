/** Regions under each other: fetched with the second region. */
import '../panels/margin.tsx';
import css from '#css/labeler-nesting.css';
import type { Scope } from '../../scope.ts';
import { adoptSheet } from '../adopt.ts';
import type { Parts } from '../parts.ts';

export { Nesting as Panel } from '../panels/nesting.tsx';
export { dragRow, nestByKey } from './nesting.ts';

export function start(_parts: Parts, _element: HTMLElement, scope: Scope): void {
  adoptSheet(css, scope);
}
