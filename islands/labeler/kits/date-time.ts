import '../base.ts';
import css from '#css/labeler-answers.css';
import { datetimeKind } from '#app/core/labeling/kinds/datetime.ts';
import { readMoment, writeMoment } from '#app/core/labeling/moments.ts';
import { DateTime } from '../panels/controls/date-time.tsx';
import { focusCommand } from './aim.ts';
import type { Kit } from './kit.ts';

export const kit: Kit = {
  css,
  control: DateTime,
  answer: {
    kind: datetimeKind,
    start({ tag }) {
      const moment = readMoment(tag.attributes.defaultvalue ?? '', tag);
      const datetime = moment === undefined ? undefined : writeMoment(moment, tag);
      return datetime === undefined ? undefined : { kind: 'datetime', datetime };
    },
    commands: focusCommand,
  },
};
