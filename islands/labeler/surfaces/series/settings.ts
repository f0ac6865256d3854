/** What a TimeSeries tag and its channels ask for, with the defaults of the language (formats 1.3). */
import { isSet } from '#app/core/labeling/flag.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import { numberOf, numberWords, type Times } from './times.ts';

/** An end of a span that the config leaves open is undefined. */
type Span = { low?: number; high?: number };

export type Channel = {
  column: string;
  legend: string;
  units: string;
  show: (value: number) => string;
  /** Name of a curve of d3-shape. */
  curve: string;
  /** CSS color; undefined: the page's own. */
  color?: string;
  width: number;
  marker: { size: number; symbol: string; color?: string };
  timeRange: Span;
  dataRange: Span;
};
/** One plot with one line or several. `height` in CSS pixels. */
export type Plot = { channels: Channel[]; height: number; axis: boolean; valueAxis: boolean; fixedScale: boolean };
export type Settings = {
  plots: Plot[];
  /** Columns of the overview; at least one where there is any. */
  overview: string[];
  /** Part of the series in sight at first, 0..1. */
  part: number;
  cursorColor?: string;
  /** Lines of one plot have scales of their own. */
  multiAxis: boolean;
};

export function settingsOf(tag: Tag, times: Times): Settings {
  const { overviewchannels = '', overviewwidth = '25%', cursorcolor } = tag.attributes;
  const plots = tag.children.flatMap((child) => plotOf(child, isSet(tag, 'fixedscale'), times));
  const columns = columnsOf(plots);
  const named = overviewchannels.split(',').flatMap((name) => columns.find((column) => column.toLowerCase() === name.trim().toLowerCase()) ?? []);
  const part = Number.parseFloat(overviewwidth) / 100;
  return {
    plots,
    overview: named.length > 0 ? named : columns.slice(0, 1),
    part: part > 0 && part <= 1 ? part : 0.25,
    cursorColor: cursorcolor,
    multiAxis: isSet(tag, 'multiaxis'),
  };
}

/** Every column that is drawn, once. */
export function columnsOf(plots: readonly Plot[]): string[] {
  return [...new Set(plots.flatMap(({ channels }) => channels.map(({ column }) => column)))];
}

function plotOf(tag: Tag, fixed: boolean, times: Times): Plot[] {
  const channels = tag.type === 'MultiChannel' ? tag.children.filter(({ type }) => type === 'Channel') : tag.type === 'Channel' ? [tag] : [];
  if (channels.length === 0) return [];
  return [
    {
      channels: channels.map((channel) => channelOf(channel, times)),
      height: heightOf(tag.attributes.height),
      axis: isSet(tag, 'showaxis', true),
      valueAxis: isSet(tag, 'showyaxis', true),
      fixedScale: isSet(tag, 'fixedscale', fixed),
    },
  ];
}

/** Lower ones would leave nothing to see. */
function heightOf(written: string | undefined): number {
  const height = Number.parseInt(written ?? '', 10);
  return Number.isFinite(height) ? Math.min(2000, Math.max(40, height)) : 200;
}

function channelOf({ attributes }: Tag, times: Times): Channel {
  const { column = '', legend = '', units = '', displayformat = '.1f', interpolation = 'curveStep', strokecolor } = attributes;
  return {
    column,
    legend: legend || column,
    units,
    show: numberWords(displayformat),
    curve: interpolation,
    color: strokecolor,
    width: sizeOf(attributes.strokewidth, 1),
    marker: { size: sizeOf(attributes.markersize, 0), symbol: attributes.markersymbol ?? 'circle', color: attributes.markercolor },
    timeRange: spanOf(attributes.timerange, times.read),
    dataRange: spanOf(attributes.datarange, numberOf),
  };
}

function sizeOf(written: string | undefined, standard: number): number {
  const size = Number.parseFloat(written ?? '');
  return size >= 0 && size <= 50 ? size : standard;
}

/** "0,100", "0," or ",100". */
function spanOf(written = '', read: (end: string) => number): Span {
  const [low, high] = written.split(',').map(read);
  return { ...(Number.isFinite(low) ? { low } : {}), ...(Number.isFinite(high) ? { high } : {}) };
}
