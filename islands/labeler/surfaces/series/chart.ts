/** Everything the parts of one series surface share. */
import { newId } from '#app/core/labeling/ids.ts';
import { oncePerFrame } from '../../../scope.ts';
import { createRangeTool, type Medium, type RangeTool } from '../../tools/range.ts';
import type { Nearness, View } from '../line/view.ts';
import type { SurfaceContext } from '../surface.ts';
import { createBands, type Bands } from './bands.ts';
import { seriesMedium } from './medium.ts';
import { settingsOf, type Settings } from './settings.ts';
import { draw } from './show.ts';
import { createStage, type Stage } from './stage.ts';
import type { Table } from './table.ts';
import type { Times } from './times.ts';
import { timesOfObject } from './words.ts';

export type Chart = SurfaceContext & {
  settings: Settings;
  times: Times;
  stage: Stage;
  medium: Medium;
  tool: RangeTool;
  bands: Bands;
  /** Draws everything once, before the next picture. */
  redraw: () => void;
  /** What follows changes. Empty until the series is there. */
  table: Table;
  view: View;
  nearness: Nearness;
  /** Where the cursor stands: a place counted from the first time. */
  at: number;
  /** Where a pointer hovers. */
  over?: number;
};

export function createChart(context: SurfaceContext): Chart {
  const times = timesOfObject(context.object);
  const settings = settingsOf(context.object.tag, times);
  const stage = createStage(context.host, context.object.name, settings);
  const medium = seriesMedium(context.object.name, times, () => chart.table);
  const chart: Chart = {
    ...context,
    settings,
    times,
    stage,
    medium,
    tool: createRangeTool({
      store: context.store,
      config: context.config,
      kits: context.kits,
      object: context.object.name,
      editable: context.editable,
      newId,
      medium,
      // A drag within one row marks an instant.
      least: () => 0,
    }),
    bands: createBands(stage.strip, stage.bands),
    redraw: oncePerFrame(context.scope, () => draw(chart)),
    table: { times: new Float64Array(0), columns: new Map() },
    view: { duration: 0, width: 0, zoom: 1, left: 0 },
    nearness: { closest: 1, widest: 1 },
    at: 0,
  };
  return chart;
}
