/** The series arrives: it is read beside the page, then drawn; or the surface says what to do. */
import { zoomAt, type View } from '../line/view.ts';
import type { Chart } from './chart.ts';
import type { Source } from './reading.ts';
import { columnsOf } from './settings.ts';
import { render, setView } from './show.ts';
import { lengthOf, nearnessOf } from './sight.ts';
import type { Table } from './table.ts';

/** Below this nobody wants to read about progress. */
const patience = 300;

export async function startReading(chart: Chart): Promise<void> {
  const { scope, stage, settings, object } = chart;
  const end = scope.after(patience, () => (stage.status.textContent = 'Reading the series…'));
  try {
    const source = sourceOf(chart);
    if (settings.plots.length === 0) throw new Error(`“${object.name}” has no channels. Add a <Channel column="..."/> to the config.`);
    const { readBeside } = await import('./worker.ts');
    const wanted = { attributes: { ...object.tag.attributes }, columns: columnsOf(settings.plots) };
    const table = await readBeside(scope, { source, wanted });
    if (scope.ended) return;
    end();
    stage.status.textContent = '';
    arrive(chart, table);
  } catch (error) {
    end();
    if (scope.ended) return;
    stage.status.textContent = error instanceof Error ? error.message : String(error);
    // Empty plots would push what is wrong out of sight.
    stage.chart.hidden = stage.overview.hidden = true;
  }
}

/** An address where the config says so, or where that is all that can be meant. */
function sourceOf({ value, object }: Chart): Source {
  if (value === undefined || value === null || value === '') throw new Error(`This task has no series under “${object.key ?? object.value}”.`);
  const isUrl = typeof value === 'string' && object.tag.attributes.valuetype !== 'json' && !value.includes('\n');
  return isUrl ? { url: new URL(value, document.baseURI).href } : { value };
}

function arrive(chart: Chart, table: Table): void {
  const { stage, store } = chart;
  chart.table = table;
  chart.nearness = nearnessOf(table);
  stage.chart.setAttribute('aria-valuemax', String(table.times.length - 1));
  setView(chart, begun(chart, { ...chart.view, duration: lengthOf(table) }));
  render(chart, store.get(), undefined);
}

/** As the config wants a series to be seen at first. How near one may come hangs on the room: one that arrives where there is none begins when there is. */
export function begun({ settings, nearness }: Chart, view: View): View {
  return zoomAt({ ...view, zoom: 1, left: 0 }, 1 / settings.part, 0, nearness);
}
