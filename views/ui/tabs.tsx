/** Pages that belong together, one of them open. On narrow screens the row scrolls sideways. */
import { Count } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';

export type TabLink = { href: string; label: string; current?: boolean; count?: number; icon?: IconName };

export function Tabs({ label, tabs, upright }: { label: string; tabs: readonly TabLink[]; upright?: boolean }) {
  return (
    <nav class={upright ? 'tabs tabs--upright' : 'tabs'} aria-label={label}>
      <ul class="tabs__row">
        {tabs.map((tab) => (
          <li>
            <a class="tab" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.icon && <Icon name={tab.icon} />}
              <span class="tab__word">{tab.label}</span>
              {tab.count !== undefined && <Count value={tab.count} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
