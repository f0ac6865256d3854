/** The line of a channel as its attributes ask for it: where it goes, how wide it is, and the marks on it. */
import { expect, it } from 'vitest';
import { drawLine } from '#islands/labeler/surfaces/series/lines.ts';
import { settingsOf } from '#islands/labeler/surfaces/series/settings.ts';
import { tableOf } from '#islands/labeler/surfaces/series/table.ts';
import { timesOf } from '#islands/labeler/surfaces/series/times.ts';
import { configOf } from '../../core/labeling/configs.ts';

type Drawn = {
  path: string[];
  at: string;
  lines: { path: string[]; width: number; ink: string }[];
  marks: { at: string; path: string[]; ink: string }[];
};

/** A pen that notes what it is told, places rounded. */
function penFor(drawn: Drawn): CanvasRenderingContext2D {
  const own: Record<string, unknown> = {
    beginPath: () => (drawn.path = []),
    stroke: () => drawn.lines.push({ path: drawn.path, width: own.lineWidth as number, ink: own.strokeStyle as string }),
    translate: (x: number, y: number) => (drawn.at = `${Math.round(x)} ${Math.round(y)}`),
    fill: () => drawn.marks.push({ at: drawn.at, path: drawn.path, ink: own.fillStyle as string }),
  };
  const note =
    (name: string) =>
    (...places: number[]): void => {
      if (name !== 'save' && name !== 'restore' && name !== 'setLineDash') drawn.path.push(`${name} ${places.map(Math.round).join(' ')}`);
    };
  return new Proxy(own, { get: (_, name: string) => own[name] ?? note(name) }) as unknown as CanvasRenderingContext2D;
}

/** Rows at 0, 10, 20 and 30, each ten pixels from the one before; values count from the bottom. */
function draw(attributes: string): Drawn {
  const markup = `<View><TimeSeries name="ts" value="$csv" timeColumn="t"><Channel column="v" ${attributes}/></TimeSeries><Rating name="stars" toName="ts"/></View>`;
  const tag = configOf(markup).objects[0]!.tag;
  const channel = settingsOf(tag, timesOf(tag.attributes)).plots[0]!.channels[0]!;
  const columns = [
    [0, 10, 20, 30],
    [0, 50, 50, 100],
  ];
  const table = tableOf({ names: ['t', 'v'], columns }, { attributes: { timecolumn: 't' }, columns: ['v'] });
  const drawn: Drawn = { path: [], at: '', lines: [], marks: [] };
  const view = { duration: 30, width: 30, zoom: 1, left: 0 };
  drawLine(penFor(drawn), channel, { view, table, rows: { from: 0, to: 4 }, scale: { low: 0, high: 100 }, height: 100, ink: 'page', dash: [] });
  return drawn;
}
const lineOf = (attributes: string) => draw(attributes).lines[0];

it('goes in steps, or as the config names its curve; a name that is none goes in steps, too', () => {
  const steps = ['moveTo 0 100', 'lineTo 5 100', 'lineTo 5 50', 'lineTo 15 50', 'lineTo 15 50', 'lineTo 25 50', 'lineTo 25 0', 'lineTo 30 0'];
  expect(lineOf('')).toEqual({ path: steps, width: 1, ink: 'page' });
  expect(lineOf('interpolation="curveWild"')?.path).toEqual(steps);
  expect(lineOf('interpolation="curveLinear"')?.path).toEqual(['moveTo 0 100', 'lineTo 10 50', 'lineTo 20 50', 'lineTo 30 0']);
  expect(lineOf('interpolation="curveStepAfter"')?.path.slice(0, 3)).toEqual(['moveTo 0 100', 'lineTo 10 100', 'lineTo 10 50']);
  for (const curve of ['curveBasis', 'curveBumpX', 'curveCardinal', 'curveCatmullRom', 'curveMonotoneX', 'curveMonotoneY', 'curveNatural'])
    expect([curve, lineOf(`interpolation="${curve}"`)?.path.some((step) => step.startsWith('bezierCurveTo'))]).toEqual([curve, true]);
});

it('is as wide as the config says', () => {
  expect(lineOf('strokeWidth="3"')?.width).toBe(3);
});

it('wears marks at its values where the config gives them a size: round ones in its own color, or others', () => {
  expect(draw('').marks).toEqual([]);
  const round = draw('markerSize="4"').marks;
  expect(round.map(({ at, ink }) => [at, ink])).toEqual(['0 100', '10 50', '20 50', '30 0'].map((at) => [at, 'page']));
  expect(round[0]?.path).toContainEqual(expect.stringMatching(/^arc 0 0 5 /));
  const square = draw('markerSize="4" markerSymbol="square" markerColor="#f0f"').marks[3];
  expect(square).toEqual({ at: '30 0', path: ['rect -4 -4 8 8'], ink: '#f0f' });
});

it('leaves out what lies beside its times, also where no row stands at their ends', () => {
  const seen = (timeRange: string) =>
    lineOf(`interpolation="curveLinear" timeRange="${timeRange}"`)?.path.flatMap((step) => /To (\d+)/.exec(step)?.[1] ?? []);
  expect(['10,20', '5,15', '15,', ',25', ''].map(seen)).toEqual([['10', '20'], ['10'], ['20', '30'], ['0', '10', '20'], ['0', '10', '20', '30']]);
});
