import type { Command } from '../commands.ts';
import type { Parts } from '../parts.ts';

/** The browser's own key for it (F11) also takes the page around along; `room` is what holds the work, its buttons and its notices. */
export function fullScreenCommand({ announce }: Parts, room: Element): Command {
  const isOn = () => document.fullscreenElement === room;
  const turn = async () => {
    try {
      await (isOn() ? document.exitFullscreen() : room.requestFullscreen());
    } catch {
      announce('The browser did not allow full screen. Try once more, or use its own key, mostly F11.');
    }
  };
  return {
    id: 'full-screen',
    title: 'Work in full screen, and back',
    group: 'View',
    keys: [],
    blocked: () => (document.fullscreenEnabled ? undefined : 'This browser shows no page in full screen.'),
    pressed: isOn,
    run: () => void turn(),
  };
}
