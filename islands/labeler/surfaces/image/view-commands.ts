import type { Command } from '../../commands.ts';
import type { Viewport } from './viewport.ts';
import { zoomStep } from './zoom.ts';

export function viewCommands(object: string, viewport: Viewport): Command[] {
  const view = (id: string, title: string, key: string, icon: string | undefined, run: () => void): Command => ({
    id: `${id}:${object}`,
    title,
    group: 'View',
    keys: [key],
    icon,
    run,
  });
  return [
    view('zoom-out', 'Zoom out', 'ctrl+minus', 'zoom-out', () => viewport.zoomMiddle(1 / zoomStep)),
    view('zoom-in', 'Zoom in', 'ctrl+plus', 'zoom-in', () => viewport.zoomMiddle(zoomStep)),
    view('zoom-fit', 'Fit the whole picture', 'shift+1', 'fit', () => viewport.fit()),
    view('zoom-natural', 'Natural size, 100 %', 'shift+2', undefined, () => viewport.natural()),
  ];
}
