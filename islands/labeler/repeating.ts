/** Repeaters written out; apart, because few configs have any. */
import './base.ts';

export { repeated } from '#app/core/labeling/repeat.ts';
