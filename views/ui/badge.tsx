/** States as shape, word and color together; one table, so the same state looks the same everywhere. */
import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';
import { formatNumber } from './number.tsx';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad' | 'mark';

const states = {
  new: ['New', 'state-new', 'plain'],
  'in-progress': ['In progress', 'state-progress', 'info'],
  done: ['Done', 'state-done', 'good'],
  skipped: ['Skipped', 'state-skipped', 'warn'],
  draft: ['Draft', 'state-draft', 'plain'],
  published: ['Published', 'state-on', 'good'],
  archived: ['Archived', 'archive', 'plain'],
  trashed: ['In the trash', 'trash', 'bad'],
  private: ['Private', 'lock', 'plain'],
  public: ['Public', 'users', 'info'],
  active: ['Active', 'state-on', 'good'],
  waiting: ['Waits for activation', 'clock', 'warn'],
  deactivated: ['Deactivated', 'state-off', 'plain'],
  invited: ['Invited', 'mail', 'info'],
  queued: ['Queued', 'clock', 'plain'],
  running: ['Running', 'state-progress', 'info'],
  failed: ['Failed', 'warning', 'bad'],
  refused: ['Refused', 'warning', 'bad'],
  cancelled: ['Cancelled', 'state-skipped', 'plain'],
  approved: ['Approved', 'thumb-up', 'good'],
  rejected: ['Rejected', 'thumb-down', 'bad'],
  'ground-truth': ['Ground truth', 'star-filled', 'mark'],
  prediction: ['Prediction', 'chart', 'info'],
} as const satisfies Record<string, readonly [string, IconName, Tone]>;

export type StateName = keyof typeof states;
export const stateNames = Object.keys(states) as StateName[];

/** `word` replaces the usual word; the shape stays. */
export function State({ state, word }: { state: StateName; word?: string }) {
  const [usual, icon, tone] = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word ?? usual}
    </Badge>
  );
}

export function Badge({ tone = 'plain', icon, children }: { tone?: Tone; icon?: IconName; children: Child }) {
  return (
    <span class={`badge badge--${tone}`}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  );
}

/** A word on a task or project. */
export function Tag({ href, children }: { href?: string; children: Child }) {
  return href ? (
    <a class="tag" href={href}>
      {children}
    </a>
  ) : (
    <span class="tag">{children}</span>
  );
}

/** A small number beside a word. */
export function Count({ value }: { value: number }) {
  return <span class="count">{formatNumber(value)}</span>;
}
