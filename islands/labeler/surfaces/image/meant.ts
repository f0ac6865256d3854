/** Which of several pictures the toolbar's buttons mean: the one that was last touched, at first the first. */
import type { Command } from '../../commands.ts';
import type { SurfaceContext } from '../surface.ts';

/** Answers the commands as the toolbar is to show them: with the picture's name where there are several, without a button where another is meant. */
export function createMeant({ config, object, store, scope }: SurfaceContext, place: HTMLElement): (commands: Command[]) => Command[] {
  const pictures = config.objects.filter(({ type }) => type === 'Image' || type === 'Pdf');
  if (pictures.length < 2) return (commands) => commands;
  const isMeant = () => (store.get().view.picture ?? pictures[0]?.name) === object.name;
  const touch = () => void (isMeant() || store.look({ picture: object.name }));
  scope.on(place, 'focus', touch);
  scope.on(place, 'pointerdown', touch, { capture: true });
  return (commands) => {
    const hasButtons = isMeant();
    return commands.map((command) => ({ ...command, title: `${command.title}: ${object.name}`, icon: hasButtons ? command.icon : undefined }));
  };
}
