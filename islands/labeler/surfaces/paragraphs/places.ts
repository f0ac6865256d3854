/** Between utterances as they are stored and the phrases one below the other. */
import { storedText } from '#app/core/labeling/kinds/span.ts';
import { sayPhrases } from '#app/core/labeling/kinds/utterance.ts';
import type { ObjectTag } from '#app/core/labeling/model.ts';
import type { Span } from '#app/core/labeling/result.ts';
import type { Places } from '../../tools/span.ts';
import { blockAt } from '../text/blocks.ts';
import type { Stretch } from '../text/caret.ts';
import { toPoints, toUnits, type Offsets } from '../text/offsets.ts';
import { keepsText } from '../text/value.ts';

/** `lines` are the phrases in the text, in UTF-16 units; a line end stands between two. */
export function utterancePlaces(object: ObjectTag, text: string, lines: readonly Stretch[], offsets: Offsets): Places {
  function unitOf(index: string | number, offset: number): number | undefined {
    const line = lines[Number(index)];
    return line && Math.min(line.end, line.start + offset);
  }

  /** The phrases that hold the first and the last character; line ends at the ends do not count. */
  function within(span: Span): (Stretch & { first: number; last: number }) | undefined {
    let { start, end } = toUnits(offsets, span);
    while (start < end && isBetween(start)) start += 1;
    while (start < end && isBetween(end - 1)) end -= 1;
    return start < end ? { start, end, first: blockAt(lines, start), last: blockAt(lines, end - 1) } : undefined;
  }

  function isBetween(unit: number): boolean {
    return unit >= (lines[blockAt(lines, unit)]?.end ?? 0);
  }

  return {
    kind: 'utterance',
    spanOf(region) {
      if (region.kind !== 'utterance') return undefined;
      const start = unitOf(region.start, region.startOffset);
      const end = unitOf(region.end, region.endOffset);
      return start !== undefined && end !== undefined && start < end ? toPoints(offsets, { start, end }) : undefined;
    },
    placeOf(span) {
      const found = within(span);
      if (!found) return undefined;
      const { start, end, first, last } = found;
      return {
        start: String(first),
        end: String(last),
        startOffset: start - (lines[first]?.start ?? 0),
        endOffset: end - (lines[last]?.start ?? 0),
        // Counts of a file made elsewhere are no longer true.
        globalOffsets: undefined,
        ...(keepsText(object) ? { text: storedText(text.slice(start, end)) } : {}),
      };
    },
    say(span) {
      const found = within(span);
      return found ? sayPhrases(found.first, found.last) : '';
    },
  };
}
