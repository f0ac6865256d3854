/** Where the parts of a config stand: in the work, or beside the selected region. */
import type { ControlTag, LabelingConfig, Tag } from '#app/core/labeling/model.ts';

export function controlOf(config: LabelingConfig, tag: Tag): ControlTag | undefined {
  return config.controls.find((control) => control.name === tag.attributes.name && control.type === tag.type);
}

/** Asked about each region, but for all of them at once, where the config writes it (formats 1.5: `displayMode="region-list"`). */
export function isListed({ perRegion, tag }: ControlTag): boolean {
  return perRegion && tag.type === 'TextArea' && tag.attributes.displaymode?.trim() === 'region-list';
}

/** Tags shown beside the selected region: controls asked per region, and views that hold nothing else. */
export function perRegionTags(config: LabelingConfig): Tag[] {
  const walk = (tag: Tag): Tag[] => (tag !== config.root && isPerRegion(config, tag) ? [tag] : tag.children.flatMap(walk));
  return walk(config.root);
}

export function isPerRegion(config: LabelingConfig, tag: Tag): boolean {
  const controls = controlsIn(config, tag);
  return controls.length > 0 && controls.every((control) => control.perRegion && !isListed(control)) && !holdsObject(config, tag);
}

function controlsIn(config: LabelingConfig, tag: Tag): ControlTag[] {
  const own = controlOf(config, tag);
  return own ? [own] : tag.children.flatMap((child) => controlsIn(config, child));
}

function holdsObject(config: LabelingConfig, tag: Tag): boolean {
  return (
    config.objects.some((object) => object.name === tag.attributes.name && object.type === tag.type) ||
    tag.children.some((child) => holdsObject(config, child))
  );
}
