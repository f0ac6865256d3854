/** What a new region on an object carries: which control makes it and which labels are in hand. */
import { makes, namesRegions } from '#app/core/labeling/labelling.ts';
import type { ControlTag, LabelingConfig } from '#app/core/labeling/model.ts';
import type { Origin, Region } from '#app/core/labeling/result.ts';
import type { View } from './doc.ts';
import type { Kits } from './kits.ts';
import type { Store } from './store.ts';

/** Everything of a region but its id, its kind and its place. */
export type Mark = { from: string; to: string; labels: string[]; labelsFrom?: string; itemIndex?: number; origin: Origin };

/** Controls that label regions of this object. */
export function labelingControls(config: LabelingConfig, object: string): ControlTag[] {
  return config.controls.filter((control) => namesRegions(control) && control.toNames.includes(object));
}

type Marking = { config: LabelingConfig; kits: Pick<Kits, 'language' | 'asked'>; store: Pick<Store, 'get'> };

/** The mark for a new region of a kind; undefined when the config has no control that makes such regions here. A label that does not show marks nothing. */
export function newMark({ config, kits, store }: Marking, view: View, object: string, kind: Region['kind']): Mark | undefined {
  const makers = kits.language.regions.find((one) => one.kind === kind);
  const here = config.controls.filter((control) => control.toNames.includes(object));
  const shows = (control: ControlTag) => kits.asked?.isAsked({ config, store }, control) !== false;
  const inHand = (control: ControlTag) => (shows(control) && view.active[control.name]) || [];
  const firstInHand = (controls: ControlTag[]) => controls.find((control) => inHand(control).length > 0) ?? controls.find(shows) ?? controls[0];
  const own = firstInHand(here.filter((control) => makers && makes(makers, control)));
  const bare = here.find((control) => makers?.bare.includes(control.type));
  const separate = firstInHand(here.filter((control) => control.type === 'Labels'));
  if (own && (!bare || inHand(own).length > 0 || !separate || inHand(separate).length === 0)) {
    return { from: own.name, to: object, labels: [...inHand(own)], origin: 'manual' };
  }
  if (!bare) return undefined;
  const labels = separate ? [...inHand(separate)] : [];
  return { from: bare.name, to: object, labels, ...(separate ? { labelsFrom: separate.name } : {}), origin: 'manual' };
}
