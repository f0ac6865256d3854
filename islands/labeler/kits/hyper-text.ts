import '../base.ts';
import textCss from '#css/labeler-text.css';
import hypertextCss from '#css/labeler-hypertext.css';
import { passageKind } from '#app/core/labeling/kinds/passage.ts';
import type * as NamelessKit from '../panels/visuals/nameless.ts';
import { createHyperTextSurface } from '../surfaces/hypertext/hypertext.ts';
import type { Kit, TagProps } from './kit.ts';

export const kit: Kit = { css: textCss + hypertextCss, surface: createHyperTextSurface, regions: [passageKind], visual: Nameless };

let nameless: typeof NamelessKit | undefined;

/** Without a name it is only read; few configs have such, so that what draws it is fetched where one does. */
function Nameless(props: TagProps) {
  if (nameless) return nameless.Html(props);
  const arrive = async () => {
    nameless = await import('../panels/visuals/nameless.ts');
    props.parts.store.look({});
  };
  arrive().catch(reportError);
  return null;
}
