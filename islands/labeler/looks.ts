/** How controls want their regions drawn (formats 1.4): opacity, colors and width of lines. Fetched only where a config writes one of them. */
import './base.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import type { Ink, Look, Looks } from './palette.ts';

export { default as css } from '#css/labeler-looks.css';

/** The tag that made the region goes first, then the one that its labels are of. */
export const looks: Looks = ({ controls }, of) => {
  const known = new Map<string, Ink>();
  return (region) => {
    if (!region) return of(region);
    const { from, labelsFrom, labels } = region;
    const key = [from, labelsFrom, labels[0]].join('\n');
    const tags = [from, labelsFrom].flatMap((name) => controls.find((control) => control.name === name) ?? []);
    const ink = known.get(key) ?? dressed(of(region), labels.length > 0, tags);
    known.set(key, ink);
    return ink;
  };
};

/** Labels tell themselves apart by color; a region without one takes the colors of its control. */
function dressed(ink: Ink, isLabelled: boolean, controls: readonly ControlTag[]): Ink {
  const text = (name: string) => controls.map(({ tag }) => tag.attributes[name]?.trim()).find(Boolean);
  const number = (name: string) => (Number(text(name)) >= 0 ? Number(text(name)) : undefined);
  const color = (name: string) => {
    const written = isLabelled ? undefined : text(name);
    return written !== undefined && written !== 'transparent' && CSS.supports('color', written) ? written : undefined;
  };
  const opacity = number('opacity');
  const fill = color('fillcolor');
  // The second is how an older language spells the first.
  const line = color('strokecolor') ?? color('stokecolor') ?? fill;
  const look: Look = { fill, opacity: opacity && Math.min(1, opacity), width: number('strokewidth') };
  return {
    ...(line === undefined ? ink : { color: line, dash: [], slot: -1 }),
    look,
    // Taken off where the region before it on the same element had one.
    wear({ style }) {
      for (const name of ['fill', 'opacity', 'width'] as const) style.setProperty(`--look-${name}`, String(look[name] ?? ''));
    },
  };
}
