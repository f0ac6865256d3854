/** What the tasks of the files are beside those that are here. */
import type { Import } from '#app/db/schema/transfers.ts';
import { plural } from '../ui/number.tsx';
import { Stat, Stats } from '../ui/stat.tsx';

type Kinds = Pick<Import, 'newCount' | 'changedCount' | 'heldCount' | 'sameCount' | 'annotationCount'>;

export function KindStats({ order: { newCount, changedCount, heldCount, sameCount, annotationCount } }: { order: Kinds }) {
  return (
    <Stats>
      <Stat label="New" value={newCount} note={annotationCount > 0 ? `${plural(annotationCount, 'annotation')} in all the files` : undefined} />
      <Stat
        label="Changed"
        value={changedCount}
        note={heldCount > 0 ? `${plural(heldCount, 'is', 'are')} answered or being labeled here` : undefined}
      />
      <Stat label="The same" value={sameCount} />
    </Stats>
  );
}
