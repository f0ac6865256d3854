/** Keys of a PDF's pages; everything on a page has the keys of pictures. */
import type { Command } from '../../commands.ts';

export type PageActs = {
  object: string;
  within: HTMLElement;
  count(): number;
  turn(by: number): void;
  /** Puts the caret into the number of the page. */
  ask(): void;
  toggleList(): void;
  hasList(): boolean;
};

export function pageCommands({ object, within, count, turn, ask, toggleList, hasList }: PageActs): Command[] {
  const blocked = () => (count() > 1 ? undefined : count() === 1 ? 'This PDF has one page.' : 'The PDF is not there.');
  const command = (id: string, title: string, key: string, run: () => void, more: Partial<Command> = {}): Command => ({
    id: `${id}:${object}`,
    title,
    group: 'View',
    keys: [key],
    blocked,
    run,
    ...more,
  });
  return [
    command('page-back', 'Previous page', 'ctrl+left', () => turn(-1)),
    command('page-on', 'Next page', 'ctrl+right', () => turn(1)),
    command('page-back-here', 'Previous page (on the page)', 'pageup', () => turn(-1), { within }),
    command('page-on-here', 'Next page (on the page)', 'pagedown', () => turn(1), { within }),
    command('page-number', 'Go to a page by its number', 'alt+g', ask),
    command('page-list', 'Show or hide all pages as small pictures', 'alt+p', toggleList, { pressed: hasList }),
  ];
}
