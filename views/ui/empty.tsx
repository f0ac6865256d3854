/** Where nothing is yet: what would stand here, and the first step as a button. */
import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export function Empty({ title, icon, action, children }: { title: string; icon?: IconName; action?: Child; children?: Child }) {
  return (
    <div class="empty">
      <svg class="empty__lines" width="96" height="64" viewBox="0 0 96 64" aria-hidden="true">
        <path class="empty__rule" d="M2 8h58M2 24h58M2 40h58M2 56h34M70 2v60" />
        <path class="empty__mark" d="M2 24h40" />
      </svg>
      <div class="empty__words">
        <p class="empty__title">
          {icon && <Icon name={icon} />}
          {title}
        </p>
        {children && <div class="empty__text">{children}</div>}
        {action && <div class="buttons">{action}</div>}
      </div>
    </div>
  );
}
