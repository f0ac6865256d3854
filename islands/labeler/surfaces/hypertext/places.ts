/** Between passages as they are stored and the text that is seen. */
import type { ObjectTag } from '#app/core/labeling/model.ts';
import type { Passage, PassageRegion, Region, Span } from '#app/core/labeling/result.ts';
import { storedText } from '#app/core/labeling/kinds/span.ts';
import { toCodePoints, toUnits } from '#app/core/labeling/shapes/span.ts';
import type { Places } from '../../tools/span.ts';
import { blockAt } from '../text/blocks.ts';
import { toPoints, toUnits as unitsOf, type Offsets } from '../text/offsets.ts';
import { keepsText } from '../text/value.ts';
import type { HyperDocument, Source } from './document.ts';
import { createPaths } from './xpath.ts';

type Edge = 'start' | 'end';
/** A place in a text node of the document as it came; UTF-16 units. */
type Spot = { source: Source; raw: number };

export function passagePlaces(object: ObjectTag, page: HyperDocument, offsets: Offsets): Places {
  const { sources, text } = page;
  const paths = createPaths(page.body);
  const bySource = new Map<Node, number>(sources.map(({ node }, index) => [node, index]));
  /** Texts of which something is seen. */
  const seen = sources.filter(({ written }) => written.runs.length > 0).map((source) => ({ ...source, start: source.written.start }));
  const befores = sources.map(({ before }) => ({ start: before }));
  const spans = new WeakMap<Region, { span?: Span }>();

  /** The text that holds the first or the last character of a stretch. */
  function spotOf(unit: number, edge: Edge): Spot | undefined {
    const at = blockAt(seen, edge === 'end' ? unit - 1 : unit);
    const own = seen[at];
    if (!own) return undefined;
    // Between two texts: a stretch begins with the later and ends with the earlier.
    if (edge === 'start' && unit >= own.written.end) return spotOfNext(at);
    const inside = Math.min(unit, own.written.end) - (edge === 'end' ? 1 : 0);
    const run =
      own.written.runs[
        blockAt(
          own.written.runs.map(({ flat }) => ({ start: flat })),
          inside,
        )
      ];
    return run && { source: own, raw: run.raw + inside - run.flat + (edge === 'end' ? 1 : 0) };
  }

  function spotOfNext(at: number): Spot | undefined {
    const next = seen[at + 1];
    return next && { source: next, raw: next.written.runs[0]?.raw ?? 0 };
  }

  /** Where a place in the document is seen; beside it where its character is not. */
  function unitOf(index: number, raw: number, edge: Edge): number | undefined {
    const { runs } = sources[index]?.written ?? { runs: [] };
    if (edge === 'start') {
      const run = runs.find((one) => raw < one.raw + one.length);
      if (run) return run.flat + Math.max(0, raw - run.raw);
      return sources.slice(index + 1).find(({ written }) => written.runs.length > 0)?.written.start;
    }
    const run = runs.findLast((one) => raw > one.raw);
    if (run) return run.flat + Math.min(run.length, raw - run.raw);
    return sources.slice(0, index).findLast(({ written }) => written.runs.length > 0)?.written.end;
  }

  function byPath(path: string, offset: number, edge: Edge): number | undefined {
    const node = paths.find(path);
    const index = node && bySource.get(node);
    if (index !== undefined) return offset <= (sources[index]?.node.length ?? 0) ? unitOf(index, offset, edge) : undefined;
    // Old files name an element and count the characters in it.
    let left = offset;
    const first = node ? sources.findIndex((source) => node.contains(source.node)) : -1;
    for (let at = first; at >= 0 && at < sources.length && node?.contains(sources[at]?.node ?? null); at += 1) {
      const length = sources[at]?.node.length ?? 0;
      if (left <= length) return unitOf(at, left, edge);
      left -= length;
    }
    return undefined;
  }

  function byCount(point: number, edge: Edge): number | undefined {
    const index = blockAt(befores, edge === 'end' ? Math.max(0, point - 1) : point);
    const source = sources[index];
    return source && unitOf(index, toUnits(source.data, point - source.before), edge);
  }

  function unitsOfRegion({ start, end, startOffset = 0, endOffset = 0, globalOffsets }: PassageRegion): Partial<Span> {
    const written = { start: start && byPath(start, startOffset, 'start'), end: end && byPath(end, endOffset, 'end') };
    if (typeof written.start === 'number' && typeof written.end === 'number') return { start: written.start, end: written.end };
    return globalOffsets ? { start: byCount(globalOffsets.start, 'start'), end: byCount(globalOffsets.end, 'end') } : {};
  }

  function find(region: PassageRegion): { span?: Span } {
    const { start, end } = unitsOfRegion(region);
    return start !== undefined && end !== undefined && start < end ? { span: toPoints(offsets, { start, end }) } : {};
  }

  return {
    kind: 'passage',
    spanOf(region) {
      if (region.kind !== 'passage') return undefined;
      const known = spans.get(region) ?? find(region);
      spans.set(region, known);
      return known.span;
    },
    placeOf(span): (Passage & { text?: string }) | undefined {
      const units = unitsOf(offsets, span);
      const start = spotOf(units.start, 'start');
      const end = spotOf(units.end, 'end');
      if (!start || !end || globalOf(start) >= globalOf(end)) return undefined;
      return {
        start: paths.of(start.source.node),
        end: paths.of(end.source.node),
        startOffset: start.raw,
        endOffset: end.raw,
        globalOffsets: { start: globalOf(start), end: globalOf(end) },
        ...(keepsText(object) ? { text: storedText(text.slice(units.start, units.end).replace(/^[\n\t]+|[\n\t]+$/g, '')) } : {}),
      };
    },
  };
}

function globalOf({ source, raw }: Spot): number {
  return source.before + toCodePoints(source.data, raw);
}
