/** Everything a pointer does on a series, by keys. The help sheet lists these. */
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import type { Command } from '../../commands.ts';
import * as acts from './acts.ts';
import type { Chart } from './chart.ts';

/** `alone`: with several series on a page, keys that work everywhere would not know which one is meant. */
export function seriesCommands(chart: Chart, alone: boolean): Command[] {
  const anywhere = alone ? {} : { within: chart.stage.chart };
  return [...looking(chart, anywhere), ...(chart.editable ? marking(chart, anywhere) : [])];
}

const far = 10;
const by = (key: string): number => (key.endsWith('left') ? -1 : 1) * (key.includes('shift') ? far : 1);

function looking(chart: Chart, anywhere: Partial<Command>): Command[] {
  const { name } = chart.object;
  const within = chart.stage.chart;
  return [
    {
      id: `cursor:${name}`,
      title: 'Move the cursor a point (Shift: ten)',
      group: 'View',
      keys: ['ctrl+left', 'ctrl+right', 'ctrl+shift+left', 'ctrl+shift+right'],
      within,
      run: (key = 'right') => acts.step(chart, by(key)),
    },
    {
      id: `page:${name}`,
      title: 'Go on or back by what is in sight',
      group: 'View',
      keys: ['pageup', 'pagedown'],
      within,
      run: (key) => acts.turnPage(chart, (key === 'pageup' ? -0.8 : 0.8) * chart.view.width),
    },
    {
      id: `ends:${name}`,
      title: 'Cursor to start or end',
      group: 'View',
      keys: ['home', 'end'],
      within,
      run: (key) => acts.goTo(chart, key === 'home' ? 0 : chart.view.duration),
    },
    { id: `zoom-in:${name}`, title: 'Zoom in on the series', group: 'View', keys: ['ctrl+plus'], run: () => acts.zoom(chart, 2), ...anywhere },
    { id: `zoom-out:${name}`, title: 'Zoom out of the series', group: 'View', keys: ['ctrl+minus'], run: () => acts.zoom(chart, 0.5), ...anywhere },
    { id: `zoom-fit:${name}`, title: 'Show the whole series', group: 'View', keys: ['shift+1'], run: () => acts.zoom(chart, 0), ...anywhere },
    { id: `enter:${name}`, title: 'Show the selected interval whole', group: 'View', keys: ['enter'], within, run: () => acts.enter(chart) },
    ...(chart.object.tag.attributes.hotkey
      ? [
          {
            id: `focus:${name}`,
            title: `Go to the series ${name}`,
            group: 'View' as const,
            keys: [normalKeys(chart.object.tag.attributes.hotkey)],
            run: () => within.focus(),
          },
        ]
      : []),
  ];
}

function marking(chart: Chart, anywhere: Partial<Command>): Command[] {
  const { name } = chart.object;
  const within = chart.stage.chart;
  const blocked = () => acts.whyFixed(chart);
  const isFree = () => chart.store.get().selected === undefined;
  return [
    {
      id: `interval-start:${name}`,
      title: 'Set the start of an interval at the cursor',
      group: 'Regions',
      keys: ['['],
      run: () => acts.setEnd(chart, 'start'),
      ...anywhere,
    },
    {
      id: `interval-end:${name}`,
      title: 'Set the end of an interval at the cursor',
      group: 'Regions',
      keys: [']'],
      run: () => acts.setEnd(chart, 'end'),
      ...anywhere,
    },
    {
      id: `instant:${name}`,
      title: 'Mark an instant at the cursor',
      group: 'Regions',
      keys: ['alt+i'],
      run: () => acts.mark(chart, chart.at),
      ...anywhere,
    },
    {
      id: `grow:${name}`,
      title: 'Grow the selected interval to the left or right (Shift: by ten points); without one, move the cursor',
      group: 'Regions',
      within,
      keys: ['left', 'right', 'shift+left', 'shift+right'],
      blocked: () => (isFree() ? undefined : blocked()),
      run: (key = 'right') => (isFree() ? acts.step(chart, by(key)) : acts.nudge(chart, key.endsWith('left') ? 'start' : 'end', by(key))),
    },
    {
      id: `shrink:${name}`,
      title: 'Shrink the selected interval from the left or right (Shift: by ten points)',
      group: 'Regions',
      within,
      blocked,
      keys: ['alt+left', 'alt+right', 'alt+shift+left', 'alt+shift+right'],
      run: (key = 'right') => acts.nudge(chart, key.endsWith('left') ? 'start' : 'end', -by(key)),
    },
    {
      id: `move-interval:${name}`,
      title: 'Move the selected interval (Shift: by ten points)',
      group: 'Regions',
      within,
      blocked,
      keys: ['ctrl+alt+left', 'ctrl+alt+right', 'ctrl+alt+shift+left', 'ctrl+alt+shift+right'],
      run: (key = 'right') => acts.nudge(chart, 'body', by(key)),
    },
  ];
}
