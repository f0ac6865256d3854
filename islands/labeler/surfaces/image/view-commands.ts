import type { Command } from '../../commands.ts';
import { icons } from './icons.ts';
import { arrows, stepOf } from './keyboard.ts';
import type { Look } from './look.ts';
import type { Viewport } from './viewport.ts';

type ViewParts = {
  object: string;
  viewport: Viewport;
  look: Look;
  host: HTMLElement;
  turn: (by: 90 | 270) => void;
  announce: (sentence: string) => void;
};

export function viewCommands({ object, viewport, look, host, turn, announce }: ViewParts): Command[] {
  const view = (id: string, title: string, keys: string[], icon: string | undefined, run: () => void): Command => ({
    id: `${id}:${object}`,
    title,
    group: 'View',
    keys,
    icon,
    run,
  });
  const zoomIcon = (icon: string) => (look.zoomControl ? icon : undefined);
  const turnIcon = (icon: string) => (look.rotateControl ? icon : undefined);
  const zooming = (id: string, title: string, keys: string[], icon: string | undefined, act: () => void) =>
    view(id, title, keys, icon, () => {
      act();
      // With its buttons the toolbar shows how large the picture is, and is heard.
      if (!look.zoomControl) announce(`Zoom ${Math.round(viewport.sight.scale * 100)} %.`);
    });
  return [
    zooming('zoom-out', 'Zoom out', ['ctrl+minus'], zoomIcon(icons.zoomOut), () => viewport.zoomMiddle(1 / look.zoomBy)),
    zooming('zoom-in', 'Zoom in', ['ctrl+plus'], zoomIcon(icons.zoomIn), () => viewport.zoomMiddle(look.zoomBy)),
    zooming('zoom-fit', 'Fit the whole picture', ['shift+1'], zoomIcon(icons.fit), () => viewport.fit()),
    zooming('zoom-natural', 'Natural size, 100 %', ['shift+2'], undefined, () => viewport.natural()),
    ...(look.offers.rotate
      ? [
          view('turn-left', 'Turn the picture left', ['alt+left'], turnIcon(icons.turnLeft), () => turn(270)),
          view('turn-right', 'Turn the picture right', ['alt+right'], turnIcon(icons.turnRight), () => turn(90)),
        ]
      : []),
    view('full-screen', 'Full screen, and back', ['shift+f'], 'full-screen', () => void toggleFullScreen(host, announce)),
  ];
}

/** Arrow keys where no region takes them. */
export function panCommand({
  object,
  viewport,
  announce,
  within,
}: Pick<ViewParts, 'object' | 'viewport' | 'announce'> & { within: HTMLElement }): Command {
  return {
    id: `pan:${object}`,
    title: 'Move over the picture (with Shift further)',
    group: 'View',
    keys: arrows(['', 'shift+']),
    within,
    run(key = '') {
      const { x, y } = stepOf(key);
      const { width, height } = viewport.host;
      // A tenth of what is seen; with Shift half of it.
      const by = key.includes('shift+') ? 0.05 : 0.1;
      const moved = viewport.scroll(-x * by * width, -y * by * height);
      const seen = viewport.seen();
      announce(
        moved
          ? `The middle is at ${Math.round(seen.x + seen.width / 2)}, ${Math.round(seen.y + seen.height / 2)} percent.`
          : 'All of the picture is in sight.',
      );
    },
  };
}

async function toggleFullScreen(host: HTMLElement, announce: (sentence: string) => void): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await (host.closest('form') ?? host).requestFullscreen();
  } catch (error) {
    // Browsers refuse where a page is shown inside another one.
    if (!(error instanceof TypeError)) throw error;
    announce('This browser does not allow full screen here.');
  }
}
