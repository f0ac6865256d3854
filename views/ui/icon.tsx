/** A drawn sign from the sprite. Beside a word it is silent; alone it needs a label. */
import { useFrame } from '../frame.ts';
import { commonIcons, type IconName } from './icon-names.ts';

export type { IconName } from './icon-names.ts';

export function Icon({ name, label, size }: { name: IconName; label?: string; size?: 'small' | 'large' }) {
  const pixels = size === 'small' ? 16 : size === 'large' ? 32 : 20;
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' };
  return (
    <svg class={`icon icon--${name}`} width={pixels} height={pixels} focusable="false" {...spoken}>
      <use href={`${useFrame().assets(commonIcons.has(name) ? 'icons' : 'icons-more')}#${name}`} />
    </svg>
  );
}
